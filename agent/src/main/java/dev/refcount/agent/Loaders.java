package dev.refcount.agent;

import java.lang.reflect.Method;

/** Which code decides what a class loader shows to its classes. */
final class Loaders {
  private Loaders() {}

  /** The program's class, this one or above it, whose {@code loadClass} the VM comes to; null if it is the JDK's. */
  static Class<?> deciding(Class<?> loader) {
    for (Class<?> type = loader; !Territory.isJdk(type.getClassLoader()); type = type.getSuperclass()) {
      if (declaresLoadClass(type)) {
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

  /** Not asked for by its parameters: the JDK would put it in words that there is none, and load classes for that. */
  private static boolean declaresLoadClass(Class<?> type) {
    try {
      for (Method method : type.getDeclaredMethods()) {
        if (method.getName().equals("loadClass") && isLoadClass(method.getParameterTypes())) {
          return true;
        }
      }
    } catch (LinkageError unknown) {
      // What it has cannot be told.
    }
    return false;
  }

  private static boolean isLoadClass(Class<?>[] parameters) {
    return parameters.length > 0
        && parameters[0] == String.class
        && (parameters.length == 1 || parameters.length == 2 && parameters[1] == boolean.class);
  }
}
