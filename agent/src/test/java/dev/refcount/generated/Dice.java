package dev.refcount.generated;

import java.util.HashMap;
import java.util.Map;

/**
 * Chooses by the seed, the place and how often it was asked there: what is deleted elsewhere changes
 * nothing.
 */
final class Dice {
  private final long seed;
  private final Map<Integer, Integer> visits = new HashMap<>();

  Dice(long seed) {
    this.seed = seed;
  }

  synchronized int pick(int site, int n) {
    int visit = visits.merge(site, 1, Integer::sum);
    long mixed = (seed * 31 + site) * 0x9E3779B97F4A7C15L + visit * 0xBF58476D1CE4E5B9L;
    mixed ^= mixed >>> 32;
    mixed *= 0x94D049BB133111EBL;
    return (int) ((mixed >>> 33) % n);
  }
}
