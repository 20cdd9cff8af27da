package dev.refcount;

/**
 * How late the collector was: from the moment when counting alone would have freed an object, which is
 * when its count, or that of what held it, reached zero, to when the collector handed it over as
 * reclaimed. In milliseconds, of the objects that were counted out or cascaded; the agent's clock adds up
 * to four.
 *
 * @param p50 half of the objects waited no longer
 * @param p90 nine of ten waited no longer
 * @param p99 99 of 100 waited no longer
 * @param max the longest wait
 */
public record Drag(long p50, long p90, long p99, long max) {
  public static final Drag NONE = new Drag(0, 0, 0, 0);
}
