package dev.refcount.audit;

/**
 * Counts, for each node, the slots that refer to its referent; and takes off on the ledger's side what
 * the records of holders that are reclaimed but not yet reaped still count.
 *
 * <p>In the same pass, since each takes long: how many dead objects explain slots that no record has.
 */
final class SlotCount extends HeapSlots {
  private final int[] heap;
  private final IdMap deadArrays;
  private long slots;
  private int awaitingFinaliser;

  SlotCount(DumpReader dump, LedgerInDump ledger, IdMap deadArrays) {
    super(dump, ledger);
    this.heap = new int[ledger.size() * LedgerInDump.KINDS];
    this.deadArrays = deadArrays;
  }

  int heap(int node, int kind) {
    return heap[node * LedgerInDump.KINDS + kind];
  }

  /** All slots of the heap that refer to a tagged object. */
  long slots() {
    return slots;
  }

  /** Dead objects that are kept for their {@code finalize()}: the collector has cleared all weak references to them. */
  int awaitingFinaliser() {
    return awaitingFinaliser;
  }

  @Override
  public void instance(long id, DumpClass type, byte[] fields) {
    super.instance(id, type, fields);
    if (type.name.equals("java.lang.ref.Finalizer")) {
      for (DumpClass.Reference field : type.references(dump.idSize())) {
        // The collector lets it refer to itself: the mark that its object was found dead.
        boolean marked = field.name().equals("next") && field.declaredBy().equals("java.lang.ref.Reference");
        awaitingFinaliser += marked && dump.reference(fields, field.at()) != 0 ? 1 : 0;
      }
    }
  }

  @Override
  void slot(
      int node, int kind, long holder, DumpClass type, String declaredBy, String name, int index,
      int length) {
    heap[node * LedgerInDump.KINDS + kind]++;
    slots++;
  }

  @Override
  public void array(long id, DumpClass type, long[] elements, int length) {
    int kind = deadArrays.get(id);
    if (kind < 0) {
      if (!ledger.classes.held(id, elements, length, ledger.nodes)) {
        super.array(id, type, elements, length);
      }
      return;
    }
    for (int i = 0; i < length; i++) {
      int node = ledger.nodes.get(elements[i]);
      if (node >= 0) {
        ledger.drop(node, kind);
      }
    }
  }

  @Override
  public boolean wantsPrimitives(long id) {
    return ledger.classes.wantsPrimitives(id);
  }

  @Override
  public void primitives(long id, byte[] content) {
    ledger.classes.primitives(id, content);
  }
}
