package dev.refcount.audit;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A pass for drifting objects: the slots that refer to them, and where records name their nodes. */
final class DriftSearch extends HeapSlots {
  /** So many slots of one object say enough. */
  private static final int MOST = 10_000;

  /** A record's array of nodes that names a drifting one, at this index. */
  record Entry(int node, long array, int index) {}

  /** A slots object that names a drifting one itself, in this slot. */
  record Inside(int node, long slotsObject, int slot) {}

  private final Map<Integer, List<HeapSlot>> slots = new HashMap<>();
  private final Map<Integer, String> types = new HashMap<>();
  private final Set<Integer> late = new HashSet<>();
  final List<Entry> entries = new ArrayList<>();
  final List<Inside> inside = new ArrayList<>();
  private final SlotsInDump records;

  DriftSearch(DumpReader dump, LedgerInDump ledger, List<Integer> drifting) {
    super(dump, ledger);
    records = new SlotsInDump(dump);
    for (Integer node : drifting) {
      slots.put(node, new ArrayList<>());
    }
  }

  List<HeapSlot> slots(int node) {
    return slots.get(node);
  }

  /** Whether what referred to it at first is not known: it was given to {@code Refs.tag}. */
  boolean countedLate(int node) {
    return late.contains(node);
  }

  /** The class of a drifting object. */
  String type(int node) {
    return types.getOrDefault(node, "?");
  }

  @Override
  void slot(
      int node, int kind, long holder, DumpClass type, String declaredBy, String name, int index,
      int length) {
    List<HeapSlot> found = slots.get(node);
    if (found != null && found.size() < MOST) {
      found.add(new HeapSlot(node, kind, holder, type, declaredBy, name, index, length));
    }
  }

  @Override
  public void instance(long id, DumpClass type, byte[] fields) {
    name(id, type);
    node(ledger.nodes.get(id), type, fields);
    if (SlotsInDump.is(type)) {
      for (SlotsInDump.Entry entry : records.entries(type, fields)) {
        int node = ledger.nodes.get(entry.node());
        if (node >= 0 && slots.containsKey(node)) {
          inside.add(new Inside(node, id, entry.slot()));
        }
      }
    }
    super.instance(id, type, fields);
  }

  @Override
  public void array(long id, DumpClass type, long[] elements, int length) {
    name(id, type);
    if (type.isOwn()) {
      for (int i = 0; i < length; i++) {
        int node = ledger.nodes.get(elements[i]);
        if (node >= 0 && slots.containsKey(node)) {
          entries.add(new Entry(node, id, i));
        }
      }
    }
    super.array(id, type, elements, length);
  }

  private void node(int node, DumpClass type, byte[] fields) {
    try {
      if (node >= 0 && slots.containsKey(node) && fields[type.position("metUnborn", dump.idSize())] != 0) {
        late.add(node);
      }
    } catch (DumpException otherVersion) {
      throw new UncheckedIOException(otherVersion);
    }
  }

  private void name(long id, DumpClass type) {
    int node = ledger.referents.get(id);
    if (node >= 0 && slots.containsKey(node)) {
      types.put(node, type.words());
    }
  }
}
