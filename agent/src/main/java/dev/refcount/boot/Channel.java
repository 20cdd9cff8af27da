package dev.refcount.boot;

/** The ways by which code stores a reference to the heap, each with a weave of its own. */
public enum Channel {
  PUTFIELD("PUTFIELD"),
  EARLY_PUTFIELD("PUTFIELD before super()"),
  PUTSTATIC("PUTSTATIC"),
  AASTORE("AASTORE"),
  ARRAYCOPY("System.arraycopy"),
  COPY_OF("Arrays.copyOf"),
  CLONE("clone"),
  ARRAY_SET("Array.set"),
  LAMBDA("INVOKEDYNAMIC of a lambda"),
  UNSAFE("Unsafe in the JDK"),
  FIELD_SET("Field.set"),
  HANDLE_SETTER("method handle setter"),
  HANDLE_COPY("method handle of a copy"),
  COLLECTOR("array that a method handle collects"),
  METHOD_INVOKE("Method.invoke of a copy");

  private final String words;

  Channel(String words) {
    this.words = words;
  }

  /** As a person names it. */
  public String words() {
    return words;
  }
}
