package dev.refcount.audit;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Two passes: whose records the entries are that {@link DriftSearch} found, and of which slots. */
final class Records {
  /** One reference by the ledger: the holder's identifier, 0 once reclaimed, and the slot's number. */
  record Reference(int node, long holder, int slot) {}

  private final DumpReader dump;
  private final List<DriftSearch.Entry> entries;
  /** By array of nodes or of keys, and by slots object: a number of the record. */
  private final IdMap arrays = new IdMap();

  private final IdMap slots = new IdMap();
  private final IdMap keys = new IdMap();
  private final Map<Integer, Long> holders = new HashMap<>();
  private final Map<Integer, byte[]> numbers = new HashMap<>();

  Records(DumpReader dump, List<DriftSearch.Entry> entries) {
    this.dump = dump;
    this.entries = entries;
    for (DriftSearch.Entry entry : entries) {
      if (arrays.get(entry.array()) < 0) {
        arrays.put(entry.array(), arrays.size());
      }
    }
  }

  /** The first pass: slots objects. */
  void slots(long id, DumpClass type, byte[] fields) {
    if (type.name.equals(LedgerInDump.BOOT + "Slots")) {
      int number = arrays.get(reference(type, fields, "held"));
      if (number >= 0) {
        slots.put(id, number);
        keys.put(reference(type, fields, "keys"), number);
      }
    }
  }

  /** The second pass: records. */
  void holder(DumpClass type, byte[] fields) {
    if (type.name.equals(LedgerInDump.BOOT + "Holder") || LedgerInDump.isNode(type)) {
      int number = slots.get(reference(type, fields, "slots"));
      if (number >= 0) {
        holders.put(number, reference(type, fields, "referent"));
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
    for (DriftSearch.Entry entry : entries) {
      int number = arrays.get(entry.array());
      byte[] content = numbers.get(number);
      // A table of records that is no slots object has no keys.
      if (content != null) {
        found.add(
            new Reference(
                entry.node(),
                holders.getOrDefault(number, 0L),
                DumpInput.intAt(content, 8 * entry.index())));
      }
    }
    return found;
  }

  private long reference(DumpClass type, byte[] fields, String name) {
    try {
      return dump.reference(fields, type.position(name, dump.idSize()));
    } catch (DumpException otherVersion) {
      throw new UncheckedIOException(otherVersion);
    }
  }
}
