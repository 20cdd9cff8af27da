package dev.refcount.stores;

/** Fills the memory to the last byte, until {@link #empty}. */
final class FullHeap {
  private static Object[] fill;
  private static int times;

  private FullHeap() {}

  static void fill() {
    try {
      for (int size = 1 << 18; ; ) {
        try {
          fill = new Object[] {fill, new byte[size]};
        } catch (OutOfMemoryError full) {
          if (size == 0) throw full;
          size /= 2;
        }
      }
    } catch (OutOfMemoryError full) {
      times++;
    }
  }

  /** How often memory has run out in here. */
  static int times() {
    return times;
  }

  static void empty() {
    fill = null;
  }
}
