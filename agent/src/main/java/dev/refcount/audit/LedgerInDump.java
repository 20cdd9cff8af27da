package dev.refcount.audit;

import dev.refcount.boot.Kind;
import dev.refcount.boot.Shape;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/** First pass: the nodes that the dump holds as objects, and the records of holders that are reclaimed. */
final class LedgerInDump implements DumpVisitor {
  static final String BOOT = "dev.refcount.boot.";
  /** Where the positions of counters begin among those of a node. */
  private static final int COUNTS = 3;

  /** By kind what was added, and what was dropped where that is counted apart. */
  private static final String[] ADDED = {"fieldsAdded", "statics", "elementsAdded"};

  private static final String[] DROPPED = {"fieldsDropped", null, "elementsDropped"};
  static final int KINDS = ADDED.length;

  private final DumpReader dump;
  /** Nodes by the identifier of the node and of its referent. */
  final IdMap nodes = new IdMap();

  final IdMap referents = new IdMap();
  /** Held counts by node: fields, statics, elements. */
  private int[] counts = new int[1 << 10];
  private final BitSet live = new BitSet();
  private int size;
  /** The slots objects of records whose holder is reclaimed, and the kind of slot in them. */
  final IdMap deadSlots = new IdMap();
  final ClassRecords classes = new ClassRecords();
  /** Arrays of the VM's own that no Java code stores to: constants linked by call sites. */
  private final IdMap vmArrays = new IdMap();

  /** By class of the dump where what it reads lies in an instance. */
  private final Map<DumpClass, int[]> positions = new HashMap<>();

  LedgerInDump(DumpReader dump) {
    this.dump = dump;
  }

  int size() {
    return size;
  }

  boolean isVmArray(long id) {
    return vmArrays.get(id) >= 0;
  }

  /** Whether the node's referent was not reclaimed yet. */
  boolean isLive(int node) {
    return live.get(node);
  }

  int count(int node, int kind) {
    return counts[node * KINDS + kind];
  }

  /** Takes off what the record of a reclaimed holder still counts. */
  void drop(int node, int kind) {
    counts[node * KINDS + kind]--;
  }

  @Override
  public void staticField(DumpClass owner, String name, long value) {
    if (name.equals("<resolved_references>")) {
      vmArrays.put(value, 0);
    } else if (name.equals(ClassRecords.THRESHOLD) && owner.name.equals(BOOT + "Holder")) {
      classes.threshold(value);
    }
  }

  @Override
  public void instance(long id, DumpClass type, byte[] fields) {
    if (!type.name.startsWith(BOOT)) {
      return;
    }
    try {
      if (isNode(type)) {
        node(id, fields, positions(type));
        holder(fields, positions(type));
      } else if (type.name.equals(BOOT + "Holder")) {
        holder(fields, positions(type));
      }
    } catch (DumpException otherVersion) {
      throw new UncheckedIOException(otherVersion);
    }
  }

  /** Those with a history are of a class of their own. */
  static boolean isNode(DumpClass type) {
    return type.name.startsWith(BOOT + "Node") && type.extendsClass(BOOT + "Node");
  }

  private int[] positions(DumpClass type) throws DumpException {
    int[] at = positions.get(type);
    if (at == null) {
      at = new int[COUNTS + 2 * KINDS];
      at[0] = type.position("referent", dump.idSize());
      at[1] = type.position("slots", dump.idSize());
      at[2] = type.position("shape", dump.idSize());
      for (int kind = 0; kind < KINDS && isNode(type); kind++) {
        at[COUNTS + 2 * kind] = type.position(ADDED[kind], dump.idSize());
        at[COUNTS + 1 + 2 * kind] = DROPPED[kind] == null ? -1 : type.position(DROPPED[kind], dump.idSize());
      }
      positions.put(type, at);
    }
    return at;
  }

  private void node(long id, byte[] fields, int[] at) {
    if ((size + 1) * KINDS > counts.length) {
      counts = Arrays.copyOf(counts, counts.length + (counts.length >> 1) + KINDS);
    }
    for (int kind = 0; kind < KINDS; kind++) {
      int dropped = at[COUNTS + 1 + 2 * kind];
      counts[size * KINDS + kind] =
          DumpInput.intAt(fields, at[COUNTS + 2 * kind])
              - (dropped < 0 ? 0 : DumpInput.intAt(fields, dropped));
    }
    nodes.put(id, size);
    long referent = dump.reference(fields, at[0]);
    if (referent != 0) {
      referents.put(referent, size);
      live.set(size);
    }
    size++;
  }

  private void holder(byte[] fields, int[] at) {
    long slots = dump.reference(fields, at[1]);
    boolean reclaimed = dump.reference(fields, at[0]) == 0;
    int kind = Shape.kind(fields[at[2]]);
    if (slots != 0 && kind == Kind.STATIC) {
      classes.add(slots, reclaimed);
    } else if (slots != 0 && reclaimed) {
      deadSlots.put(slots, kind);
    }
  }
}
