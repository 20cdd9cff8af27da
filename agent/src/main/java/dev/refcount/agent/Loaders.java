package dev.refcount.agent;

/** Which code decides what a class loader shows to its classes. */
final class Loaders {
  private Loaders() {}

  /** The program's class, this one or above it, whose {@code loadClass} the VM comes to; null if it is the JDK's. */
  static Class<?> deciding(Class<?> loader) {
    for (Class<?> type = loader; !Territory.isJdk(type.getClassLoader()); type = type.getSuperclass()) {
      if (declares(type, String.class) || declares(type, String.class, boolean.class)) {
        return type;
      }
    }
    return null;
  }

  /**
   * Has the program's loader look up a class of the boot loader's: woven code that names it later is linked to it
   * without a call of {@code loadClass}. Another agent may have put calls of the program into that (BlockHound does),
   * and these, which name hooks themselves, would call it without end.
   */
  static void makeKnown(Class<?> hooks) {
    ClassLoader loader = ClassLoader.getSystemClassLoader();
    if (loader.getClass().getClassLoader() == null) {
      try {
        Class.forName(hooks.getName(), false, loader);
      } catch (ClassNotFoundException | LinkageError refused) {
        // It is looked up when it is first called.
      }
    }
  }

  private static boolean declares(Class<?> type, Class<?>... parameters) {
    try {
      return type.getDeclaredMethod("loadClass", parameters) != null;
    } catch (NoSuchMethodException | LinkageError none) {
      return false;
    }
  }
}
