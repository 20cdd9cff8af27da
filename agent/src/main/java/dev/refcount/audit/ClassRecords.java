package dev.refcount.audit;

import dev.refcount.boot.Kind;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The records of classes. The ledger counts what the instance fields of {@code Class} refer to, such as its
 * table of enum constants; a heap dump shows a class's static fields alone. So those entries are taken off
 * on the ledger's side: they cannot be audited.
 */
final class ClassRecords {
  static final String THRESHOLD = "FIRST_STATIC_IN_DUMPS";

  /** By slots object, by array of nodes and by array of keys: a number of the record. */
  private final IdMap slots = new IdMap();

  private final IdMap arrays = new IdMap();
  private final IdMap keys = new IdMap();
  private final BitSet reclaimed = new BitSet();
  /** By number of the record: the nodes in its array, by their numbers, and the keys. */
  private final List<int[]> held = new ArrayList<>();

  private final List<byte[]> numbers = new ArrayList<>();

  /** An entry that lies in the slots object itself. */
  private record Inside(int record, int node, int slot) {}

  private final List<Inside> inside = new ArrayList<>();
  private long thresholdArray;
  private int firstStatic;

  /** In which array the agent tells where the slot numbers of static fields begin. */
  void threshold(long array) {
    thresholdArray = array;
  }

  void add(long slotsObject, boolean isReclaimed) {
    reclaimed.set(slots.size(), isReclaimed);
    slots.put(slotsObject, slots.size());
    held.add(new int[0]);
    numbers.add(new byte[0]);
  }

  boolean isEmpty() {
    return slots.size() == 0;
  }

  /** Whether the slots object is one of theirs. */
  boolean has(long slotsObject) {
    return slots.get(slotsObject) >= 0;
  }

  /** One of theirs holds the node, by an entry in itself. */
  void held(long slotsObject, int node, int slot) {
    inside.add(new Inside(slots.get(slotsObject), node, slot));
  }

  /** One of theirs has these arrays beside. */
  void arrays(long slotsObject, long nodes, long keysArray) {
    arrays.put(nodes, slots.get(slotsObject));
    keys.put(keysArray, slots.get(slotsObject));
  }

  /** Whether the array of nodes is one of theirs. */
  boolean held(long id, long[] elements, int length, IdMap nodes) {
    int number = arrays.get(id);
    if (number >= 0) {
      int[] found = new int[length];
      for (int i = 0; i < length; i++) {
        found[i] = nodes.get(elements[i]);
      }
      held.set(number, found);
    }
    return number >= 0;
  }

  boolean wantsPrimitives(long id) {
    return id == thresholdArray || keys.get(id) >= 0;
  }

  void primitives(long id, byte[] content) {
    if (id == thresholdArray) {
      firstStatic = DumpInput.intAt(content, 0);
    } else {
      numbers.set(keys.get(id), content);
    }
  }

  /** Once all is read. What a reclaimed class held is taken off like that of any other dead holder. */
  void takeOff(LedgerInDump ledger) {
    for (Inside entry : inside) {
      takeOff(ledger, entry.record(), entry.node(), entry.slot());
    }
    for (int record = 0; record < held.size(); record++) {
      int[] nodes = held.get(record);
      for (int i = 0; i < nodes.length; i++) {
        if (nodes[i] >= 0) {
          takeOff(ledger, record, nodes[i], SlotsInDump.slotAt(numbers.get(record), i));
        }
      }
    }
  }

  private void takeOff(LedgerInDump ledger, int record, int node, int slot) {
    if (slot < firstStatic) {
      ledger.drop(node, Kind.FIELD);
    } else if (reclaimed.get(record)) {
      ledger.drop(node, Kind.STATIC);
    }
  }
}
