package dev.refcount.layout;

import org.openjdk.jol.info.ClassLayout;

/** Sizes of instances as this VM lays them out. */
public final class Layouts {
  private Layouts() {}

  /** Shallow size in bytes of one instance of the class, or 0 if JOL cannot tell. */
  public static long instanceBytes(Class<?> type) {
    try {
      return ClassLayout.parseClass(type).instanceSize();
    } catch (RuntimeException unknown) {
      return 0;
    }
  }
}
