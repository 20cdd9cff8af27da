package dev.refcount.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Two passes: whose records the entries are that {@link DriftSearch} found, and of which slots. */
final class Records {
  /** One reference by the ledger: the holder's identifier, 0 once reclaimed, and the slot's number. */
  record Reference(int node, long holder, int slot) {}

  private final DumpReader dump;
  private final DriftSearch search;
  private final SlotsInDump slots;
  /** By array of nodes, and by array of keys, and by slots object: a number of the record. */
  private final IdMap arrays = new IdMap();

  private final IdMap keys = new IdMap();
  private final IdMap slotsObjects = new IdMap();
  private final Map<Integer, Long> holders = new HashMap<>();
  private final Map<Integer, byte[]> numbers = new HashMap<>();
  private int records;

  Records(DumpReader dump, DriftSearch search) {
    this.dump = dump;
    this.search = search;
    this.slots = new SlotsInDump(dump);
    for (DriftSearch.Entry entry : search.entries) {
      number(arrays, entry.array());
    }
    for (DriftSearch.Inside entry : search.inside) {
      number(slotsObjects, entry.slotsObject());
    }
  }

  private int number(IdMap map, long id) {
    int known = map.get(id);
    if (known < 0) {
      known = records++;
      map.put(id, known);
    }
    return known;
  }

  /** The first pass: slots objects. */
  void slots(long id, DumpClass type, byte[] fields) {
    if (SlotsInDump.is(type) && arrays.get(slots.nodes(type, fields)) >= 0) {
      int number = number(slotsObjects, id);
      // The array's own number was one before its record was known.
      arrays.put(slots.nodes(type, fields), number);
      keys.put(slots.keys(type, fields), number);
    }
  }

  /** The second pass: records. */
  void holder(DumpClass type, byte[] fields) {
    if (type.name.equals(LedgerInDump.BOOT + "Holder") || LedgerInDump.isNode(type)) {
      int number = slotsObjects.get(dump.reference(type, fields, "slots"));
      if (number >= 0) {
        holders.put(number, dump.reference(type, fields, "referent"));
      }
    }
  }

  /** The second pass: their slot numbers. */
  boolean wantsKeys(long id) {
    return keys.get(id) >= 0;
  }

  void keys(long id, byte[] content) {
    numbers.put(keys.get(id), content);
  }

  List<Reference> references() {
    List<Reference> found = new ArrayList<>();
    for (DriftSearch.Inside entry : search.inside) {
      found.add(new Reference(entry.node(), holder(slotsObjects.get(entry.slotsObject())), entry.slot()));
    }
    for (DriftSearch.Entry entry : search.entries) {
      int number = arrays.get(entry.array());
      byte[] content = numbers.get(number);
      // A table of records that is no slots object has no keys.
      if (content != null) {
        int slot = SlotsInDump.slotAt(content, entry.index());
        found.add(new Reference(entry.node(), holder(number), slot));
      }
    }
    return found;
  }

  private long holder(int number) {
    return holders.getOrDefault(number, 0L);
  }
}
