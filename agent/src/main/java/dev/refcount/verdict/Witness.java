package dev.refcount.verdict;

/** Is told of each tagged object that was reclaimed, on the reaper's thread. */
public interface Witness {
  /**
   * @param verdict in words
   * @param waitedMs how late it was reclaimed; 0 where nothing could have freed it before
   * @param bytes its shallow size
   */
  void reclaimed(String type, String verdict, int waitedMs, long bytes);
}
