package dev.refcount.weave;

/** With its hooks a method would be larger than the 64 KB that a class file allows (JVMS 4.7.3). */
public final class TooLargeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TooLargeException(String method) {
    super("its method " + method + " would be larger than 64 KB");
  }
}
