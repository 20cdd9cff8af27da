package dev.refcount.audit;

import dev.refcount.boot.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Third pass, only after a drift: in which holders ledger and heap differ. */
final class DriftSearch extends HeapSlots {
  /** A holder with its class, and how often each side says it refers to the drifting object. */
  private static final class Sides {
    String holder = "an object that the dump does not show";
    String slot = "?";
    int kind = -1;
    int heap;
    int ledger;
  }

  private final Map<Integer, Map<Long, Sides>> byNode = new HashMap<>();
  private final Map<Integer, String> types = new HashMap<>();
  private final Map<Long, Long> holderOfArray = new HashMap<>();

  DriftSearch(DumpReader dump, LedgerInDump ledger, List<Integer> drifting) {
    super(dump, ledger);
    for (Integer node : drifting) {
      byNode.put(node, new LinkedHashMap<>());
    }
    for (LedgerInDump.Record record : ledger.records) {
      LedgerInDump.SlotArrays arrays = ledger.slots.get(record.slots());
      if (record.referent() != 0 && arrays != null) {
        holderOfArray.put(arrays.held(), record.referent());
      }
    }
  }

  @Override
  void slot(int node, int kind, long holder, DumpClass type, String name) {
    Map<Long, Sides> sides = byNode.get(node);
    if (sides != null) {
      Sides side = sides.computeIfAbsent(holder, id -> new Sides());
      side.heap++;
      side.kind = kind;
      side.holder = type.name;
      side.slot = name;
    }
  }

  @Override
  public void array(long id, DumpClass type, long[] elements, int length) {
    Long holder = holderOfArray.get(id);
    if (holder == null) {
      super.array(id, type, elements, length);
      return;
    }
    for (int i = 0; i < length; i++) {
      Map<Long, Sides> sides = byNode.get(ledger.nodes.get(elements[i]));
      if (sides != null) {
        sides.computeIfAbsent(holder, key -> new Sides()).ledger++;
      }
    }
  }

  /** Names the classes of drifting objects and of holders that only the ledger knows. */
  DumpVisitor names() {
    return new DumpVisitor() {
      @Override
      public void instance(long id, DumpClass type, byte[] fields) {
        name(id, type);
      }

      @Override
      public void array(long id, DumpClass type, long[] elements, int length) {
        name(id, type);
      }
    };
  }

  private void name(long id, DumpClass type) {
    int node = ledger.referents.get(id);
    if (byNode.containsKey(node)) {
      types.put(node, type.name);
    }
    for (Map<Long, Sides> sides : byNode.values()) {
      Sides side = sides.get(id);
      if (side != null && side.heap == 0) {
        side.holder = type.name;
      }
    }
  }

  String type(int node) {
    return types.getOrDefault(node, "?");
  }

  /** The holders of one drifting object in which the sides differ, in words. */
  List<String> holders(int node) {
    List<String> words = new ArrayList<>();
    for (Sides side : byNode.get(node).values()) {
      if (side.heap != side.ledger && words.size() < 10) {
        words.add(
            side.holder + " " + side.slot + ": heap " + side.heap + ", ledger " + side.ledger
                + (side.heap > side.ledger ? "; " + weave(side) + " should have seen it" : ""));
      }
    }
    return words;
  }

  private static String weave(Sides side) {
    if (side.holder.contains("$$Lambda")) {
      return "INVOKEDYNAMIC of a lambda";
    }
    return switch (side.kind) {
      case Kind.FIELD -> "PUTFIELD, or Unsafe in the JDK";
      case Kind.STATIC -> "PUTSTATIC, or Unsafe in the JDK";
      default -> "AASTORE, arraycopy, copyOf or clone, or Unsafe in the JDK";
    };
  }
}
