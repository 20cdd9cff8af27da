package dev.refcount.agent;

import dev.refcount.options.TypePattern;
import jdk.internal.access.SharedSecrets;
import jdk.internal.reflect.ConstantPool;

/**
 * Which annotations a class carries, by the names in its class file. Not by {@code getDeclaredAnnotations}: that loads
 * the annotations of the program, makes a proxy class for each, and needs some forty classes of the JDK, which may all
 * happen within the transformer, where a class that is loaded for the first time stays unwoven.
 */
final class Annotations {
  /** As the class file has them (JVM specification, 4.7.16). */
  private final byte[] bytes;

  private final ConstantPool constants;
  private int at;

  private Annotations(byte[] bytes, ConstantPool constants) {
    this.bytes = bytes;
    this.constants = constants;
  }

  /** Reads some, so that what is needed for that is loaded. */
  static void rehearse(TypePattern pattern) {
    match(pattern, FunctionalInterface.class);
  }

  /** Whether the class itself carries one whose name the pattern covers. */
  static boolean match(TypePattern pattern, Class<?> type) {
    byte[] bytes = SharedSecrets.getJavaLangAccess().getRawClassAnnotations(type);
    // The pool second: a class that is redefined keeps the constants that it had, where they were.
    return bytes != null
        && new Annotations(bytes, SharedSecrets.getJavaLangAccess().getConstantPool(type)).anyMatches(pattern);
  }

  private boolean anyMatches(TypePattern pattern) {
    for (int left = u2(); left > 0; left--) {
      String descriptor = constants.getUTF8At(u2());
      if (pattern.matchesName(descriptor.substring(1, descriptor.length() - 1).replace('/', '.'))) {
        return true;
      }
      skipElements();
    }
    return false;
  }

  private void skipElements() {
    for (int left = u2(); left > 0; left--) {
      u2();
      skipValue();
    }
  }

  private void skipValue() {
    switch (bytes[at++]) {
      case 'e' -> at += 4;
      case '@' -> {
        at += 2;
        skipElements();
      }
      case '[' -> {
        for (int left = u2(); left > 0; left--) {
          skipValue();
        }
      }
      default -> at += 2;
    }
  }

  private int u2() {
    at += 2;
    return (bytes[at - 2] & 0xff) << 8 | bytes[at - 1] & 0xff;
  }
}
