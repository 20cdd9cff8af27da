package dev.refcount;

/**
 * One line in the life of a tagged object, as it is kept with {@code history=N}.
 *
 * @param what happened
 * @param kind of the slot that was stored to or let go; null of {@code BORN} and {@code RECLAIMED}
 * @param slot in words as in {@link Holding}, as far as the code that stored or dropped names it; empty of
 *     {@code BORN} and {@code RECLAIMED}
 * @param site the line that stored or dropped; of {@code BORN} the line of the first store, of {@code
 *     HOLDER_RECLAIMED} the line that had stored the object there; null if not known
 * @param thread name of the thread that did it, or {@code ?} if not known
 * @param ageMs milliseconds since the ledger first saw the object
 */
public record Event(What what, Kind kind, String slot, Site site, String thread, long ageMs) {

  /** What can happen to an object. */
  public enum What {
    /** The ledger saw it for the first time: at the latest when it was first stored. */
    BORN,
    /** A slot that did not refer to it now does. */
    STORED,
    /** A slot that referred to it was stored to, or a local variable's scope ended. */
    DROPPED,
    /** The collector took the object or array that the slot was in. */
    HOLDER_RECLAIMED,
    /** The collector took the object itself. */
    RECLAIMED
  }

  /** In words, without the time: what, which slot, the line, the thread. */
  @Override
  public String toString() {
    String by = (site == null ? "" : site.toString()) + (thread.equals("?") ? "" : " by " + thread);
    String at = by.isEmpty() ? "" : site == null ? by : " at " + by;
    // The line names the method of a local variable once more.
    String in = kind == Kind.LOCAL && site != null ? slot.replaceFirst(" in .*", "") : slot;
    return switch (what) {
      case BORN -> "born" + (at.isEmpty() ? "" : ", first stored" + at);
      case STORED -> "stored in " + in + at;
      case DROPPED -> "dropped from " + in + at;
      case HOLDER_RECLAIMED ->
          "dropped from " + in + ", whose holder was reclaimed"
              + (at.isEmpty() ? "" : "; stored" + at);
      case RECLAIMED -> "reclaimed";
    };
  }
}
