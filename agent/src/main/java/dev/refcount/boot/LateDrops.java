package dev.refcount.boot;

/**
 * Drops what local variables let go of where there was no stack for a hook: {@link Node#late} less what is dropped yet.
 *
 * <p>The code that unwinds counts {@code late} up without a call, so nothing atomic, and nobody else may write it. What
 * is dropped of it already is here, for the few nodes that ever had such a drop. Somebody looks once a second
 * at least, and a thread needs longer than that to overflow its stack 65,536 times.
 *
 * <p>Two threads that are at this for one node within the same few instructions lose one of the two. Without a call
 * byte code has nothing atomic but a monitor: entering one checks the stack in the interpreter, and there, at the
 * brink, overflows it again in one of seven.
 */
final class LateDrops {
  private static final int SMALLEST = 16;

  // Guarded by the class. By hash with linear probing, at most half full.
  private static Node[] nodes = new Node[SMALLEST];
  private static char[] dropped = new char[SMALLEST];
  private static int size;

  /** While somebody is at it: what queries read is not what it will be. */
  private static volatile boolean settling;

  private LateDrops() {}

  static synchronized void forget() {
    nodes = new Node[SMALLEST];
    dropped = new char[SMALLEST];
    size = 0;
  }

  /** Drops what is due by now. Cheap where nothing is; not on the path of a store. */
  static void settle() {
    // In this order: the first is taken back after the second is set.
    if (Hooks.someLate || settling) {
      settleNow();
    }
  }

  private static synchronized void settleNow() {
    if (!Hooks.someLate) {
      return;
    }
    settling = true;
    // Before the look: what is noted during it sets it again.
    Hooks.someLate = false;
    try {
      Holder[] entries = Table.NO_RECORDS;
      for (int segment = 0; segment < Table.segments(); segment++) {
        entries = Table.snapshot(segment, entries);
        for (int i = 0; i < entries.length; i++) {
          if (entries[i] instanceof Node && ((Node) entries[i]).late != 0 && !entries[i].refersTo(null)) {
            note((Node) entries[i]);
          }
        }
      }
      // What is noted once is looked at for good: its number may have come round to zero.
      for (int place = 0; place < nodes.length; place++) {
        if (nodes[place] != null) {
          settle(place);
        }
      }
    } catch (VirtualMachineError stillShort) {
      Hooks.someLate = true;
    } finally {
      settling = false;
    }
  }

  private static void settle(int place) {
    Node node = nodes[place];
    while (dropped[place] != node.late) {
      node.drop(Kind.LOCAL, 0);
      // No call between the two.
      dropped[place]++;
      History.note(node, History.DROPPED, Kind.LOCAL, History.NO_SLOT, 0);
    }
  }

  private static void note(Node node) {
    int place = search(nodes, node);
    if (nodes[place] == null) {
      if (2 * (size + 1) > nodes.length) {
        makeRoom();
        place = search(nodes, node);
      }
      nodes[place] = node;
      size++;
    }
  }

  private static int search(Node[] among, Node node) {
    int place = node.hash & among.length - 1;
    while (among[place] != null && among[place] != node) {
      place = place + 1 & among.length - 1;
    }
    return place;
  }

  /** Without those whose objects are gone: nobody asks for their counts any more, nor are they noted again. */
  private static void makeRoom() {
    int live = 0;
    for (int i = 0; i < nodes.length; i++) {
      if (nodes[i] != null && !nodes[i].refersTo(null)) {
        live++;
      }
    }
    int length = SMALLEST;
    while (length < 4 * live) {
      length *= 2;
    }
    Node[] kept = new Node[length];
    char[] theirs = new char[length];
    int moved = 0;
    for (int i = 0; i < nodes.length; i++) {
      if (nodes[i] != null && !nodes[i].refersTo(null)) {
        int place = search(kept, nodes[i]);
        kept[place] = nodes[i];
        theirs[place] = dropped[i];
        moved++;
      }
    }
    nodes = kept;
    dropped = theirs;
    size = moved;
  }
}
