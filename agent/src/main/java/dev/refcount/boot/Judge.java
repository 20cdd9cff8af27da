package dev.refcount.boot;

/** Sees the records of a collection's dead together, before they are taken off the ledger. */
public interface Judge {
  /**
   * Called by the {@link Reaper} alone. Nothing else reads or writes these records any more, but for
   * frames that still let go of a local variable.
   *
   * @param dead nodes and untagged holders, each once; only the first {@code count} entries
   */
  void judge(Holder[] dead, int count);

  /** Called after the batch is off the ledger. */
  void takenOff();
}
