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

  private static boolean declares(Class<?> type, Class<?>... parameters) {
    try {
      return type.getDeclaredMethod("loadClass", parameters) != null;
    } catch (NoSuchMethodException | LinkageError none) {
      return false;
    }
  }
}
