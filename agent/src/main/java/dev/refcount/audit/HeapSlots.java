package dev.refcount.audit;

import dev.refcount.boot.Kind;
import dev.refcount.boot.OwnClasses;

/** Visits every slot of the program's that refers to something: what the ledger must have seen. */
abstract class HeapSlots implements DumpVisitor {
  private static final String REFERENCE = "java.lang.ref.Reference";

  final DumpReader dump;
  final LedgerInDump ledger;

  HeapSlots(DumpReader dump, LedgerInDump ledger) {
    this.dump = dump;
    this.ledger = ledger;
  }

  /** A slot that refers to the referent of this node. */
  abstract void slot(int node, int kind, long holder, DumpClass type, String name);

  @Override
  public final void staticField(DumpClass owner, String name, long value) {
    int node = ledger.referents.get(value);
    // Names in angle brackets are the VM's own: <resolved_references>, <init_lock>.
    if (node >= 0 && !name.startsWith("<") && !OwnClasses.contain(owner.name)) {
      slot(node, Kind.STATIC, owner.id, owner, name);
    }
  }

  @Override
  public final void instance(long id, DumpClass type, byte[] fields) {
    if (OwnClasses.contain(type.name)) {
      return;
    }
    for (DumpClass.Reference field : type.references(dump.idSize())) {
      int node = ledger.referents.get(dump.reference(fields, field.at()));
      if (node >= 0 && !belongsToCollector(field)) {
        slot(node, Kind.FIELD, id, type, field.declaredBy() + "." + field.name());
      }
    }
  }

  @Override
  public void array(long id, DumpClass type, long[] elements, int length) {
    if (ledger.vmArrays.contains(id) || OwnClasses.contain(elementName(type.name))) {
      return;
    }
    for (int i = 0; i < length; i++) {
      int node = ledger.referents.get(elements[i]);
      if (node >= 0) {
        slot(node, Kind.ELEMENT, id, type, "[" + i + "]");
      }
    }
  }

  /** A referent does not count; the collector links references that it discovered. */
  private static boolean belongsToCollector(DumpClass.Reference field) {
    return field.declaredBy().equals(REFERENCE)
        && (field.name().equals("referent") || field.name().equals("discovered"));
  }

  private static String elementName(String arrayName) {
    int start = arrayName.lastIndexOf('[') + 1;
    return arrayName.startsWith("L", start) ? arrayName.substring(start + 1) : arrayName;
  }
}
