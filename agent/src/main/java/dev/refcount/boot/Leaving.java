package dev.refcount.boot;

/**
 * Ends the counting in a program that goes on.
 *
 * <p>Frames that run woven code, and handles that were looked up meanwhile, go on calling hooks: with no
 * class tagged and no record in the table these find nothing to do. The places in the code stay, since
 * such calls pass their numbers.
 */
public final class Leaving {
  private Leaving() {}

  /** Forgets every record; whatever was counted is not any more. */
  public static void forgetAll() {
    Births.ignore();
    Types.forget();
    Sites.caller(null);
    Deferred.forget();
    LateDrops.forget();
    Table.forget();
    History.keep(0);
    Ledger.replacements = 0;
  }
}
