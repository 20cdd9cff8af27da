package dev.refcount.boot;

/** Sees the records of a collection's dead together, before they are taken off the ledger. */
public interface Judge {
  /**
   * Called for the first of a batch, and for those behind it until it returns true. The batch is far from complete,
   * but which collection has begun it can be told only now: before it is judged there may be others.
   */
  boolean begins(Holder dead);

  /**
   * Called by the {@link Reaper} alone. Nothing else reads or writes these records any more, but for
   * frames that still let go of a local variable, and threads that have stored over one of the dead and not told yet.
   *
   * @param dead nodes and untagged holders, each once; only the first {@code count} entries
   */
  void judge(Holder[] dead, int count);

  /** Called after the batch is off the ledger; listeners of the program's are told now. */
  void takenOff();

  /** That has not returned for a while, and another thread reaps from now on. */
  default void isLate() {}
}
