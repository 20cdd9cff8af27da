package dev.refcount.audit;

import dev.refcount.boot.Channel;

/** A place of woven code that stores to the heap, as the dump has it. */
record WovenSite(
    Channel channel, String type, String method, String file, int line, String owner, String slot) {

  /** Whether its code is in the class, in one around it or in one inside. */
  boolean isNear(String className) {
    return outermost(type).equals(outermost(className));
  }

  /** As a stack trace has it. */
  String place() {
    String simple = type.substring(type.lastIndexOf('.') + 1);
    return simple + "." + method + "("
        + (file == null ? "Unknown Source" : line < 0 ? file : file + ":" + line) + ")";
  }

  static String outermost(String className) {
    int end = className.indexOf('$', 1);
    return end < 0 ? className : className.substring(0, end);
  }
}
