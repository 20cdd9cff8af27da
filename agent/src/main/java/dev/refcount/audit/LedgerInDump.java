package dev.refcount.audit;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** First pass: the nodes and holder records that the dump holds as objects. */
final class LedgerInDump implements DumpVisitor {
  private static final String BOOT = "dev.refcount.boot.";
  private static final String[] COUNTERS = {"fields", "statics", "elements"};
  static final int KINDS = COUNTERS.length;

  /** A holder record: what it is of (0 once reclaimed), and its slots object. */
  record Record(long referent, long slots, boolean array, boolean mirror) {}

  /** The two arrays of a slots object. */
  record SlotArrays(long keys, long held) {}

  private final DumpReader dump;
  /** Nodes by the identifier of the node and of its referent. */
  final IdMap nodes = new IdMap();

  final IdMap referents = new IdMap();
  /** Held counts by node: fields, statics, elements. */
  private int[] counts = new int[1 << 10];
  private final BitSet live = new BitSet();
  private int size;
  final Map<Long, SlotArrays> slots = new HashMap<>();
  final List<Record> records = new ArrayList<>();
  /** Arrays of the VM's own that no Java code stores to: constants linked by call sites. */
  final Set<Long> vmArrays = new HashSet<>();

  private final Map<DumpClass, int[]> positions = new HashMap<>();

  LedgerInDump(DumpReader dump) {
    this.dump = dump;
  }

  int size() {
    return size;
  }

  /** Whether the node's referent was not reclaimed yet. */
  boolean isLive(int node) {
    return live.get(node);
  }

  int count(int node, int kind) {
    return counts[node * KINDS + kind];
  }

  @Override
  public void staticField(DumpClass owner, String name, long value) {
    if (name.equals("<resolved_references>")) {
      vmArrays.add(value);
    }
  }

  @Override
  public void instance(long id, DumpClass type, byte[] fields) {
    if (!type.name.startsWith(BOOT)) {
      return;
    }
    try {
      if (type.name.equals(BOOT + "Node")) {
        node(id, type, fields);
        holder(type, fields);
      } else if (type.name.equals(BOOT + "Holder")) {
        holder(type, fields);
      } else if (type.name.equals(BOOT + "Slots")) {
        slots.put(
            id,
            new SlotArrays(
                reference(type, fields, "keys"), reference(type, fields, "held")));
      }
    } catch (DumpException otherVersion) {
      throw new UncheckedIOException(otherVersion);
    }
  }

  private void node(long id, DumpClass type, byte[] fields) throws DumpException {
    long referent = reference(type, fields, "referent");
    int[] at = positions.get(type);
    if (at == null) {
      at = new int[2 * KINDS];
      for (int kind = 0; kind < KINDS; kind++) {
        at[2 * kind] = type.position(COUNTERS[kind] + "Added", dump.idSize());
        at[2 * kind + 1] = type.position(COUNTERS[kind] + "Dropped", dump.idSize());
      }
      positions.put(type, at);
    }
    if ((size + 1) * KINDS > counts.length) {
      counts = Arrays.copyOf(counts, 2 * counts.length);
    }
    for (int kind = 0; kind < KINDS; kind++) {
      counts[size * KINDS + kind] =
          DumpInput.intAt(fields, at[2 * kind]) - DumpInput.intAt(fields, at[2 * kind + 1]);
    }
    nodes.put(id, size);
    if (referent != 0) {
      referents.put(referent, size);
      live.set(size);
    }
    size++;
  }

  private void holder(DumpClass type, byte[] fields) throws DumpException {
    long slotsId = reference(type, fields, "slots");
    if (slotsId != 0) {
      records.add(
          new Record(
              reference(type, fields, "referent"),
              slotsId,
              fields[type.position("array", dump.idSize())] != 0,
              fields[type.position("mirror", dump.idSize())] != 0));
    }
  }

  private long reference(DumpClass type, byte[] fields, String name) throws DumpException {
    return dump.reference(fields, type.position(name, dump.idSize()));
  }
}
