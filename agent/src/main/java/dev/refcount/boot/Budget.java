package dev.refcount.boot;

import jdk.internal.misc.Unsafe;

/**
 * The memory that the ledger's records may take. While it is full no object is tagged because of its class.
 * What is tagged already stays exact.
 *
 * <p>An object whose first stores were not seen must never be counted later. So once any was refused, for
 * the rest of the run, only objects are tagged that nobody can have stored yet: those told of behind {@code
 * Object.<init>}, and new arrays. They are as soon as the dead have made room: of objects that come and go
 * there are always many which the collector has not taken yet.
 *
 * <p>Asked where a record is made: how many of them fit is a number of records for each segment of the
 * table, over which hashes spread them evenly. What one takes is measured now and then by a thread of the
 * agent's, since it depends on how many slots a holder has.
 */
public final class Budget {
  /** Bytes of the parts of a record with compressed references, rounded up. */
  private static final int NODE = 96;
  private static final int HOLDER = 40;
  /** Fourteen to twenty-eight bytes while a segment of the table grows. */
  private static final int IN_TABLE = 22;

  private static volatile long limit = Long.MAX_VALUE;
  private static volatile int recordsPerSegment = Integer.MAX_VALUE;
  private static volatile boolean spent;
  private static volatile boolean closed;
  private static volatile boolean filledBefore;
  private static final Unsafe U = Unsafe.getUnsafe();
  /** One number; in an array, since the offset of a static field can't be asked for without reflection. */
  private static final long[] LEFT_OUT = new long[1];

  private Budget() {}

  /** Set before anything is woven; attached anew, the agent begins with an empty ledger. */
  public static void limit(long bytes) {
    limit = bytes;
    spent = false;
    closed = false;
    allow(bytes / (NODE + Slots.BYTES + IN_TABLE));
  }

  public static long limit() {
    return limit;
  }

  /**
   * From now on no object is tagged because of its class, whatever room there is: for a program that ends, and whose
   * threads make more than the reaper can take off.
   */
  public static synchronized void close() {
    if (!closed) {
      filledBefore = spent;
      closed = true;
      recordsPerSegment = 0;
    }
  }

  public static boolean isClosed() {
    return closed;
  }

  /** Whether objects of tagged classes have been left uncounted for want of room. */
  public static boolean wasFilled() {
    return closed ? filledBefore : spent;
  }

  /** Whether objects of tagged classes have been left uncounted, and others may be met that were. */
  public static boolean isSpent() {
    return spent;
  }

  /** Whether there is no room for one more node in a segment that has so many records. */
  static boolean refuses(int records) {
    if (records < recordsPerSegment) {
      return false;
    }
    spent = true;
    leavesOut();
    return true;
  }

  /** An object of a tagged class has been born, and there is no room for it. */
  static void leavesOut() {
    U.getAndAddLong(LEFT_OUT, Elements.offsetOfFirstLong(), 1);
  }

  /** How many have been. */
  public static long leftOut() {
    return U.getLongVolatile(LEFT_OUT, Elements.offsetOfFirstLong());
  }

  /** Counts what the ledger takes now, in bytes, and how many records like those would fit. */
  public static long measure() {
    long bytes = 0;
    long records = 0;
    Holder[] entries = Table.NO_RECORDS;
    for (int segment = 0; segment < Table.segments(); segment++) {
      entries = Table.snapshot(segment, entries);
      for (int i = 0; i < entries.length; i++) {
        if (entries[i] != null) {
          records++;
          bytes += bytes(entries[i]);
        }
      }
    }
    if (records > 0) {
      allow(limit / Math.max(NODE + IN_TABLE, bytes / records));
    }
    return bytes;
  }

  private static long bytes(Holder holder) {
    long bytes = IN_TABLE + (holder instanceof Node ? NODE : HOLDER);
    History history = holder instanceof Node ? History.of((Node) holder) : null;
    bytes += history == null ? 0 : history.bytes();
    synchronized (holder) {
      Slots slots = holder.slots;
      return slots == null ? bytes : bytes + slots.bytes();
    }
  }

  private static synchronized void allow(long records) {
    if (!closed) {
      recordsPerSegment =
          (int) Math.max(1, Math.min(Integer.MAX_VALUE, records / Table.segments()));
    }
  }
}
