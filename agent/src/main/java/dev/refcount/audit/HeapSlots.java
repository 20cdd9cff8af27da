package dev.refcount.audit;

import dev.refcount.boot.Kind;
import java.util.Set;

/** Visits every slot of the program's that refers to a tagged object: what the ledger must have seen. */
abstract class HeapSlots implements DumpVisitor {
  /** Never woven: the ledger has nothing of what a waiting virtual thread, or a walk over a stack, keeps there. */
  private static final Set<String> UNWOVEN =
      Set.of("jdk.internal.vm.Continuation", "java.lang.StackStreamFactory$AbstractStackWalker");

  final DumpReader dump;
  final LedgerInDump ledger;

  HeapSlots(DumpReader dump, LedgerInDump ledger) {
    this.dump = dump;
    this.ledger = ledger;
  }

  /**
   * A slot that refers to the referent of this node.
   *
   * @param declaredBy the class that declares the field; null of an element
   * @param name of the field; null of an element
   * @param index of the element; the length of the array is passed on in {@code length}
   */
  abstract void slot(
      int node, int kind, long holder, DumpClass type, String declaredBy, String name, int index,
      int length);

  @Override
  public final void staticField(DumpClass owner, String name, long value) {
    int node = ledger.referents.get(value);
    // Names in angle brackets are the VM's own: <resolved_references>, <init_lock>.
    if (node >= 0 && !name.startsWith("<") && !owner.isOwn()) {
      slot(node, Kind.STATIC, owner.id, owner, owner.name, name, 0, 0);
    }
  }

  @Override
  public void instance(long id, DumpClass type, byte[] fields) {
    if (type.isOwn()) {
      return;
    }
    for (DumpClass.Reference field : type.references(dump.idSize())) {
      int node = ledger.referents.get(dump.reference(fields, field.at()));
      if (node >= 0 && !UNWOVEN.contains(field.declaredBy())) {
        slot(node, Kind.FIELD, id, type, field.declaredBy(), field.name(), 0, 0);
      }
    }
  }

  @Override
  public void array(long id, DumpClass type, long[] elements, int length) {
    if (type.isOwn() || ledger.isVmArray(id)) {
      return;
    }
    for (int i = 0; i < length; i++) {
      int node = ledger.referents.get(elements[i]);
      if (node >= 0 && !(i == 0 && StackWalks.hasThread(type, dump.isClass(elements[i])))) {
        slot(node, Kind.ELEMENT, id, type, null, null, i, length);
      }
    }
  }
}
