package dev.refcount.boot;

/** The four kinds of slot, as the small numbers that the counters are laid out by. */
public final class Kind {
  public static final int FIELD = 0;
  public static final int STATIC = 1;
  public static final int ELEMENT = 2;
  public static final int LOCAL = 3;
  public static final int COUNT = 4;

  private Kind() {}
}
