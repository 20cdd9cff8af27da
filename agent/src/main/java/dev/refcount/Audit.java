package dev.refcount;

import java.util.List;

/**
 * The ledger against the VM's own heap.
 *
 * @param checked tagged objects compared
 * @param drifts those whose counts differ; empty if the ledger is exact
 * @param repaired whether the ledger was put right: a second look found none of the drifts again
 * @param slots fields, statics and elements of the heap that refer to tagged objects
 * @param counted how many of them the ledger counts
 */
public record Audit(
    int checked, List<Drift> drifts, boolean repaired, long slots, long counted) {
  /** Tagged objects whose counts are those of the heap. */
  public int exact() {
    return checked - drifts.size();
  }

  /** The same drifts, put right since. */
  public Audit asRepaired() {
    return new Audit(checked, drifts, true, slots, counted);
  }
}
