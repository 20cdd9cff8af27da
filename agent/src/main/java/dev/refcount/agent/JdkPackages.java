package dev.refcount.agent;

import dev.refcount.options.TypePattern;

/** Which patterns may cover a class of the JDK, by the packages of the modules that its two loaders define. */
final class JdkPackages {
  private JdkPackages() {}

  /** Whether a class, or annotation, of the JDK may have a name that the pattern covers. */
  static boolean mayHave(TypePattern pattern) {
    String text = pattern.toString();
    String name = text.substring(text.startsWith("@") ? 1 : 0);
    int star = name.indexOf('*');
    if (star < 0 && name.indexOf('.') < 0) {
      // In no package at all.
      return false;
    }
    String start = name.substring(0, star < 0 ? name.lastIndexOf('.') + 1 : star);
    for (Module module : ModuleLayer.boot().modules()) {
      if (Territory.isJdk(module.getClassLoader()) && mayHave(module, start)) {
        return true;
      }
    }
    return false;
  }

  private static boolean mayHave(Module module, String start) {
    for (String packageName : module.getPackages()) {
      String prefix = packageName + ".";
      if (prefix.startsWith(start) || start.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }
}
