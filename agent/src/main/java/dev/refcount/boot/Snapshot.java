package dev.refcount.boot;

/** What queries and reports read: the ledger's records at one moment, as plain arrays. */
public final class Snapshot {
  private Snapshot() {}

  /** What queries do first: hooks that failed for want of stack are made good. */
  public static void settle() {
    Deferred.settle();
  }

  /** The nodes of all tagged objects that the collector has not reclaimed. */
  public static Node[] nodes() {
    Node[] found = new Node[1024];
    int n = 0;
    for (int segment = 0; segment < Table.segments(); segment++) {
      Holder[] entries = Table.snapshot(segment);
      for (int i = 0; i < entries.length; i++) {
        if (entries[i] instanceof Node && !entries[i].refersTo(null)) {
          if (n == found.length) {
            found = resized(found, 2 * n);
          }
          found[n++] = (Node) entries[i];
        }
      }
    }
    return resized(found, n);
  }

  /** Calls back once for each entry of each record: one reference by field, static or element. */
  public static void references(Visitor visitor) {
    for (int segment = 0; segment < Table.segments(); segment++) {
      Holder[] entries = Table.snapshot(segment);
      for (int i = 0; i < entries.length; i++) {
        if (entries[i] != null && !entries[i].refersTo(null)) {
          visit(entries[i], visitor);
        }
      }
    }
  }

  private static void visit(Holder holder, Visitor visitor) {
    Node[] held;
    int[] slots;
    int[] sites;
    synchronized (holder) {
      Slots entries = holder.slots;
      if (entries == null) {
        return;
      }
      int n = entries.used();
      held = new Node[n];
      slots = new int[n];
      sites = new int[n];
      int k = 0;
      for (int i = 0; i < entries.capacity(); i++) {
        if (entries.at(i) != null) {
          held[k] = entries.at(i);
          slots[k] = entries.slotAt(i);
          sites[k++] = entries.siteAt(i);
        }
      }
    }
    // Outside the monitor: the visitor may run any code.
    for (int k = 0; k < held.length; k++) {
      visitor.reference(holder, held[k], slots[k], sites[k]);
    }
  }

  /** Receives one reference: who holds what, in which slot, stored where (0 if not known). */
  public interface Visitor {
    void reference(Holder holder, Node held, int slot, int site);
  }

  /** The node of a tagged object, or null; never makes one for an object that is not counted. */
  public static Node nodeOf(Object object) {
    return Ledger.nodeOf(object);
  }

  /** Counts this object from now on. */
  public static Node tag(Object object) {
    return Ledger.tag(object);
  }

  private static Node[] resized(Node[] nodes, int length) {
    Node[] copy = new Node[length];
    System.arraycopy(nodes, 0, copy, 0, Math.min(nodes.length, length));
    return copy;
  }
}
