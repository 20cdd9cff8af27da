package dev.refcount.boot;

/**
 * Memory for the report of a program that dies because it has used up its own: for what reads the ledger, for the
 * classes that do, and for the VM itself, which starts no shutdown hook without. The report of a program that leaks
 * till it dies is wanted most.
 */
public final class Reserve {
  /** Less than half a region of the smallest size that G1 has, so that none takes regions of its own. */
  private static final int PIECE = 128 << 10;

  private static final long LEAST = 4 << 20;
  private static final long MOST = 8 << 20;

  private static byte[][] pieces;
  private static volatile boolean atEnd;

  private Reserve() {}

  /** Keeps a part of the heap back, until {@link #release}; nothing if it is full already. */
  public static void keep() {
    atEnd = false;
    try {
      byte[][] kept = new byte[(int) (bytes(Runtime.getRuntime().maxMemory()) / PIECE)][];
      for (int i = 0; i < kept.length; i++) {
        kept[i] = new byte[PIECE];
      }
      pieces = kept;
    } catch (OutOfMemoryError full) {
      // Then the report has to do with what there is.
    }
  }

  /** One part in 64, of a small heap more, but never more than one in 16. */
  static long bytes(long heap) {
    return Math.max(Math.min(LEAST, heap / 16), Math.min(MOST, heap / 64));
  }

  /**
   * Called by the JDK's own code for a thread that ends by an exception of the program's. The VM needs memory to detach
   * the main thread, and for another one that has the shutdown hooks run; without any it ends at once.
   */
  public static void uncaught(Throwable thrown) {
    if (thrown instanceof OutOfMemoryError) {
      pieces = null;
    }
  }

  /** Called by the JDK's own code before it starts shutdown hooks. */
  public static void release() {
    pieces = null;
    atEnd = true;
  }

  /** Whether the program is at its end: the report has to do with what memory there is. */
  static boolean isAtEnd() {
    return atEnd;
  }
}
