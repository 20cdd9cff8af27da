package dev.refcount;

import java.util.List;

/**
 * The ledger against the VM's own heap.
 *
 * @param checked tagged objects compared
 * @param drifts those whose counts differ; empty if the ledger is exact
 * @param repaired whether the ledger was put right
 */
public record Audit(int checked, List<Drift> drifts, boolean repaired) {
  /** Tagged objects whose counts are those of the heap. */
  public int exact() {
    return checked - drifts.size();
  }
}
