package dev.refcount.audit;

/**
 * A pass of its own, where needed: what the records of reclaimed holders still count is taken off as far as it lies
 * in their slots objects, and the arrays are found that hold the rest; so are those of the records of classes.
 */
final class DeadRecords implements DumpVisitor {
  private final LedgerInDump ledger;
  private final SlotsInDump slots;
  /** By node array the kind of slot that it is about. */
  final IdMap arrays = new IdMap();

  DeadRecords(DumpReader dump, LedgerInDump ledger) {
    this.ledger = ledger;
    this.slots = new SlotsInDump(dump);
  }

  @Override
  public void instance(long id, DumpClass type, byte[] fields) {
    if (!SlotsInDump.is(type)) {
      return;
    }
    int kind = ledger.deadSlots.get(id);
    boolean ofClass = ledger.classes.has(id);
    if (kind < 0 && !ofClass) {
      return;
    }
    for (SlotsInDump.Entry entry : slots.entries(type, fields)) {
      int node = ledger.nodes.get(entry.node());
      if (node >= 0 && ofClass) {
        ledger.classes.held(id, node, entry.slot());
      } else if (node >= 0) {
        ledger.drop(node, kind);
      }
    }
    long nodes = slots.nodes(type, fields);
    if (nodes != 0 && ofClass) {
      ledger.classes.arrays(id, nodes, slots.keys(type, fields));
    } else if (nodes != 0) {
      arrays.put(nodes, kind);
    }
  }
}
