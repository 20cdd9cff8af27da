package dev.refcount.growth;

/**
 * How many different objects there are, told of one reference after the other.
 *
 * <p>Exact up to {@value #MOST}. Beyond that only those are kept whose hash begins with a zero, then two, and so on
 * (Gibbons: Distinct Sampling for Highly-Accurate Answers to Distinct Values Queries, VLDB 2001); with a thousand kept
 * that is right within a tenth. It is the same objects each time: so a number that grows is seen to grow. Not thread
 * safe.
 */
final class Distinct {
  static final int MOST = 1 << 11;

  private static final int SMALLEST = 8;

  /** Open addressing, at most half full; 0 where there is none. */
  private int[] hashes = new int[SMALLEST];

  private int kept;
  /** How many bits are zero in what is kept. */
  private int zeros;

  /**
   * One reference more.
   *
   * @param hash the object's identity hash, never 0; two objects of one hash are taken for one
   */
  void add(int hash) {
    // Fibonacci hashing: with sample=N all counted objects have something in common.
    int mixed = hash * 0x9E3779B9;
    if (!isKept(mixed) || !put(mixed)) {
      return;
    }
    if (++kept > MOST) {
      zeros++;
      rebuild(hashes.length);
    } else if (2 * kept > hashes.length) {
      rebuild(2 * hashes.length);
    }
  }

  int estimate() {
    return kept << zeros;
  }

  private boolean isKept(int mixed) {
    return zeros == 0 || mixed >>> Integer.SIZE - zeros == 0;
  }

  private boolean put(int mixed) {
    int i = mixed & hashes.length - 1;
    while (hashes[i] != 0) {
      if (hashes[i] == mixed) {
        return false;
      }
      i = i + 1 & hashes.length - 1;
    }
    hashes[i] = mixed;
    return true;
  }

  private void rebuild(int length) {
    int[] old = hashes;
    hashes = new int[length];
    kept = 0;
    for (int mixed : old) {
      if (mixed != 0 && isKept(mixed)) {
        put(mixed);
        kept++;
      }
    }
  }
}
