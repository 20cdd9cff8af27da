package dev.refcount.demo.leaks;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

/** A cache without bounds: whatever was asked for once is kept for good. */
public final class Caches {
  /** What takes long to work out. */
  record Quote(int number, String text) {}

  private static Cache<Integer, Quote> cache;

  private Caches() {}

  /** Leaks with the argument {@code leak}, not with {@code fixed}. */
  public static void main(String[] arguments) throws Exception {
    cache =
        arguments[0].equals("leak")
            ? Caffeine.newBuilder().build()
            // Evicts on the storing thread, so that it never holds more than it should for a moment.
            : Caffeine.newBuilder().maximumSize(100).executor(Runnable::run).build();
    Rounds.of(Caches::answer);
    System.out.println("answered, " + cache.estimatedSize() + " quotes kept");
  }

  private static String answer(int number) {
    Quote quote = new Quote(number, "quote " + number);
    cache.put(number, quote);
    return cache.getIfPresent(number) == null ? "?" : quote.text();
  }
}
