package dev.refcount.boot;

/**
 * The way to the agent's classes through loaders that show their own classes no more of the boot loader than {@code
 * java.*}, as those of OSGi do: woven in at the beginning of their {@code loadClass}.
 */
public final class Entrance {
  private static final String API = "dev.refcount.";
  private static final String BOOT = "dev.refcount.boot.";

  private Entrance() {}

  /** The class, if it is one of the boot loader's that woven code or the program may name; else null. */
  public static Class<?> find(String name) {
    if (name == null || !name.startsWith(API)) {
      return null;
    }
    boolean ofProgram = !name.startsWith(BOOT) && name.indexOf('.', API.length()) >= 0;
    if (ofProgram) {
      return null;
    }
    try {
      return Class.forName(name, false, null);
    } catch (ClassNotFoundException | LinkageError notThere) {
      return null;
    }
  }
}
