package dev.refcount.audit;

import java.io.UncheckedIOException;

/** A pass of its own, where needed: the node arrays in the records of holders that are reclaimed. */
final class DeadHolders implements DumpVisitor {
  private final DumpReader dump;
  private final LedgerInDump ledger;
  /** By node array the kind of slot that it is about. */
  final IdMap arrays = new IdMap();

  DeadHolders(DumpReader dump, LedgerInDump ledger) {
    this.dump = dump;
    this.ledger = ledger;
  }

  @Override
  public void instance(long id, DumpClass type, byte[] fields) {
    int kind = ledger.deadSlots.get(id);
    if (kind >= 0) {
      try {
        arrays.put(dump.reference(fields, type.position("held", dump.idSize())), kind);
      } catch (DumpException otherVersion) {
        throw new UncheckedIOException(otherVersion);
      }
    }
  }
}
