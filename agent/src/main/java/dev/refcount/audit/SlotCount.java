package dev.refcount.audit;

import dev.refcount.boot.Kind;
import java.util.HashMap;
import java.util.Map;

/**
 * Second pass: counts, for each node, the slots that refer to its referent; and what the records of
 * holders that are reclaimed but not yet reaped still count on the ledger's side.
 */
final class SlotCount extends HeapSlots {
  private final int[] heap;
  private final int[] unreaped;
  /** The node arrays of reclaimed holders, and the kind of their slots. */
  private final Map<Long, Integer> deadArrays = new HashMap<>();

  SlotCount(DumpReader dump, LedgerInDump ledger) {
    super(dump, ledger);
    heap = new int[ledger.size() * LedgerInDump.KINDS];
    unreaped = new int[heap.length];
    for (LedgerInDump.Record record : ledger.records) {
      LedgerInDump.SlotArrays arrays = ledger.slots.get(record.slots());
      if (record.referent() == 0 && arrays != null) {
        int kind =
            record.array() ? Kind.ELEMENT : record.mirror() ? Kind.STATIC : Kind.FIELD;
        deadArrays.put(arrays.held(), kind);
      }
    }
  }

  int heap(int node, int kind) {
    return heap[node * LedgerInDump.KINDS + kind];
  }

  int ledger(int node, int kind) {
    return ledger.count(node, kind) - unreaped[node * LedgerInDump.KINDS + kind];
  }

  @Override
  void slot(int node, int kind, long holder, DumpClass type, String name) {
    heap[node * LedgerInDump.KINDS + kind]++;
  }

  @Override
  public void array(long id, DumpClass type, long[] elements, int length) {
    Integer kind = deadArrays.get(id);
    if (kind == null) {
      super.array(id, type, elements, length);
      return;
    }
    for (int i = 0; i < length; i++) {
      int node = ledger.nodes.get(elements[i]);
      if (node >= 0) {
        unreaped[node * LedgerInDump.KINDS + kind]++;
      }
    }
  }
}
