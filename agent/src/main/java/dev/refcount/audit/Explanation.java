package dev.refcount.audit;

import dev.refcount.boot.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Four more passes, only after a drift: in which slots ledger and heap differ, and who missed them. */
final class Explanation {
  private static final int MOST_HOLDERS = 10;

  /** What the sides say of one holder of one object. */
  private static final class Sides {
    final List<HeapSlot> heap = new ArrayList<>();
    final List<Integer> ledger = new ArrayList<>();
  }

  private final DriftSearch search;
  private final Suspects suspects;
  /** By node and holder. */
  private final Map<Integer, Map<Long, Sides>> sides = new HashMap<>();

  /** The class of each holder, by its id: what is none of the instances and arrays is a class. */
  private final Map<Long, String> types = new HashMap<>();

  Explanation(DumpReader reader, LedgerInDump ledger, List<Integer> drifting) throws IOException {
    search = new DriftSearch(reader, ledger, drifting);
    reader.read(search);
    Records records = new Records(reader, search);
    Strings strings = new Strings(reader);
    List<HeapSlot> slots = new ArrayList<>();
    drifting.forEach(node -> slots.addAll(search.slots(node)));
    Surroundings surroundings = new Surroundings(reader, strings, slots);
    reader.read(around(surroundings, records));
    reader.read(holders(records, strings));
    for (HeapSlot slot : slots) {
      sides(slot.node(), slot.holder()).heap.add(slot);
    }
    for (Records.Reference reference : records.references()) {
      if (reference.holder() != 0) {
        sides(reference.node(), reference.holder()).ledger.add(reference.slot());
      }
    }
    reader.read(contents(strings));
    suspects = new Suspects(surroundings.sites(), surroundings);
  }

  private Sides sides(int node, long holder) {
    types.put(holder, "a class");
    return sides.computeIfAbsent(node, n -> new LinkedHashMap<>())
        .computeIfAbsent(holder, id -> new Sides());
  }

  private static DumpVisitor around(Surroundings surroundings, Records records) {
    return new DumpVisitor() {
      @Override
      public void staticField(DumpClass owner, String name, long value) {
        surroundings.staticField(owner, name, value);
      }

      @Override
      public void instance(long id, DumpClass type, byte[] fields) {
        surroundings.instance(id, type, fields);
        records.slots(id, type, fields);
      }
    };
  }

  private static DumpVisitor holders(Records records, Strings strings) {
    return new DumpVisitor() {
      @Override
      public void instance(long id, DumpClass type, byte[] fields) {
        records.holder(type, fields);
        strings.string(id, type, fields);
      }

      @Override
      public boolean wantsPrimitives(long id) {
        return records.wantsKeys(id);
      }

      @Override
      public void primitives(long id, byte[] content) {
        records.keys(id, content);
      }
    };
  }

  private DumpVisitor contents(Strings strings) {
    return new DumpVisitor() {
      @Override
      public void instance(long id, DumpClass type, byte[] fields) {
        nameHolder(id, type);
      }

      @Override
      public void array(long id, DumpClass type, long[] elements, int length) {
        nameHolder(id, type);
      }

      @Override
      public boolean wantsPrimitives(long id) {
        return strings.wantsContent(id);
      }

      @Override
      public void primitives(long id, byte[] content) {
        strings.content(id, content);
      }
    };
  }

  private void nameHolder(long id, DumpClass type) {
    types.computeIfPresent(id, (holder, unnamed) -> type.words());
  }

  /** The class of a drifting object. */
  String type(int node) {
    return search.type(node);
  }

  /** The holders of one drifting object in which the sides differ, in words. */
  List<String> holders(int node) {
    List<String> words = new ArrayList<>();
    sides.getOrDefault(node, Map.of()).forEach((holder, side) -> {
      if (words.size() < MOST_HOLDERS && side.heap.size() != side.ledger.size()) {
        words.add(words(node, holder, side));
      }
    });
    return words;
  }

  /** Slots of the heap that the ledger does not know. */
  List<HeapSlot> unknown(int node) {
    List<HeapSlot> unknown = new ArrayList<>();
    sides.getOrDefault(node, Map.of()).values().forEach(side -> {
      if (side.heap.size() > side.ledger.size()) {
        unknown.addAll(side.heap);
      }
    });
    return unknown;
  }

  private String words(int node, long holder, Sides side) {
    String counts = ": heap " + side.heap.size() + ", ledger " + side.ledger.size();
    if (side.heap.isEmpty()) {
      return types.get(holder) + counts;
    }
    List<HeapSlot> missed = new ArrayList<>(side.heap);
    // Elements are numbered alike on both sides; of fields the ledger has only offsets.
    missed.removeIf(slot -> slot.kind() == Kind.ELEMENT && side.ledger.contains(slot.index()));
    HeapSlot slot = missed.isEmpty() ? side.heap.get(0) : missed.get(0);
    return slot.words() + counts
        + (side.heap.size() > side.ledger.size()
            ? (search.countedLate(node) ? "; stored before Refs.tag, or " : "; ")
                + suspects.of(slot, search.slots(node)) + " should have seen it"
            : "");
  }
}
