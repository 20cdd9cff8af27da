package dev.refcount.audit;

import java.io.UncheckedIOException;

/** A pass of its own, where needed: the arrays in the records of classes, and of holders that are reclaimed. */
final class RecordArrays implements DumpVisitor {
  private final DumpReader dump;
  private final LedgerInDump ledger;
  /** By node array the kind of slot that it is about. */
  final IdMap arrays = new IdMap();

  RecordArrays(DumpReader dump, LedgerInDump ledger) {
    this.dump = dump;
    this.ledger = ledger;
  }

  @Override
  public void instance(long id, DumpClass type, byte[] fields) {
    if (type.name.equals(LedgerInDump.BOOT + "Slots")) {
      try {
        long held = dump.reference(fields, type.position("held", dump.idSize()));
        long keys = dump.reference(fields, type.position("keys", dump.idSize()));
        int kind = ledger.deadSlots.get(id);
        if (!ledger.classes.slots(id, held, keys) && kind >= 0) {
          arrays.put(held, kind);
        }
      } catch (DumpException otherVersion) {
        throw new UncheckedIOException(otherVersion);
      }
    }
  }
}
