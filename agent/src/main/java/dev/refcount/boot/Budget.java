package dev.refcount.boot;

/**
 * The memory that the ledger's records may take. Once it is spent no object is tagged any more because of
 * its class, for the rest of the run: an object whose first stores were not seen must never be counted
 * later, so there is no going back. What is tagged already stays exact.
 *
 * <p>Asked where a record is made: how many of them fit is a number of records for each segment of the
 * table, over which hashes spread them evenly. What one takes is measured now and then by a thread of the
 * agent's, since it depends on how many slots a holder has.
 */
public final class Budget {
  /** Bytes of the parts of a record with compressed references, rounded up. */
  private static final int NODE = 136;
  private static final int HOLDER = 64;
  private static final int SLOTS = 80;
  private static final int SLOT = 28;
  /** The table keeps between two and four entries free for each record. */
  private static final int IN_TABLE = 16;

  private static volatile long limit = Long.MAX_VALUE;
  private static volatile int recordsPerSegment = Integer.MAX_VALUE;
  private static volatile boolean spent;

  private Budget() {}

  /** Set before anything is woven; attached anew, the agent begins with an empty ledger. */
  public static synchronized void limit(long bytes) {
    limit = bytes;
    spent = false;
    allow(bytes / (NODE + SLOTS + IN_TABLE));
  }

  public static long limit() {
    return limit;
  }

  /** Whether objects of tagged classes have been left uncounted. */
  public static boolean isSpent() {
    return spent;
  }

  /** Whether there is no room for one more record in a segment that has so many. */
  static boolean refuses(int records) {
    if (records < recordsPerSegment) {
      return false;
    }
    spend();
    return true;
  }

  private static synchronized void spend() {
    spent = true;
    recordsPerSegment = 0;
  }

  /** Counts what the ledger takes now, in bytes, and how many records like those would fit. */
  public static long measure() {
    long bytes = 0;
    long records = 0;
    for (int segment = 0; segment < Table.segments(); segment++) {
      Holder[] entries = Table.snapshot(segment);
      for (int i = 0; i < entries.length; i++) {
        if (entries[i] != null && entries[i] != Holder.REMOVED) {
          records++;
          bytes += bytes(entries[i]);
        }
      }
    }
    if (bytes >= limit) {
      spend();
    } else if (records > 0) {
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
      return slots == null ? bytes : bytes + SLOTS + (long) SLOT * slots.capacity();
    }
  }

  private static synchronized void allow(long records) {
    if (!spent) {
      recordsPerSegment =
          (int) Math.max(1, Math.min(Integer.MAX_VALUE, records / Table.segments()));
    }
  }
}
