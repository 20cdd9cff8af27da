package dev.refcount.boot;

import java.lang.ref.WeakReference;
import jdk.internal.misc.Unsafe;

/**
 * The weak record of one object, array or class that holds, or held, tagged objects: by slot number
 * the node in it and the site that stored it.
 *
 * <p>It never keeps its referent alive, and the nodes in it never keep theirs. When the collector has
 * cleared it, the {@link Reaper} takes one from each node that it still holds. Its monitor guards
 * {@link #slots}.
 */
public class Holder extends WeakReference<Object> {
  /** Static fields follow the instance fields of {@code Class} in the class mirror. */
  private static final long FIRST_STATIC =
      Unsafe.getUnsafe().objectFieldOffset(MirrorProbe.class, "first");

  /** The same for who reads a heap dump of this VM, in which fields have names and no offsets. */
  @SuppressWarnings("unused")
  private static final int[] FIRST_STATIC_IN_DUMPS = {(int) FIRST_STATIC};

  /** Its only static reference is laid out first. */
  private static final class MirrorProbe {
    static Object first;
  }

  final int hash;
  /** Bits of {@link Shape}: what the slot numbers mean, when the referent is gone already; then for the reaper. */
  private byte shape;
  /** The bits of all nodes that were ever held: the table has them too. Guarded by the lock of its segment. */
  short mayHold;
  /** A tagged object that was met before its birth was told, or given to Refs.tag: not all references are known. */
  boolean metUnborn;
  /** Null until the first reference is recorded. */
  Slots slots;

  Holder(Object referent, int hash) {
    this(referent, hash, false);
  }

  Holder(Object referent, int hash, boolean part) {
    super(referent, Reaper.queue());
    this.hash = hash;
    this.shape = Shape.of(referent, part);
  }

  /** Whether it is part of a collection and none of its own: an entry, a table. */
  public final boolean isPart() {
    return (shape & Shape.PART) != 0;
  }

  /** It is dead, and so may be what it holds: for the reaper. */
  final void dies() {
    shape |= Shape.DYING;
  }

  final boolean isDying() {
    return (shape & Shape.DYING) != 0;
  }

  /** Whether the reaper has taken it off, which alone does. */
  final boolean isTakenOff() {
    return (shape & Shape.TAKEN_OFF) != 0;
  }

  /** Whether no count changes when it is taken off: its referent is gone, and it holds nothing. */
  final boolean leavesNothing() {
    return slots == null && refersTo(null);
  }

  /** Any number: who asks has what a look at this needs in the processor's cache. */
  final int lookAhead() {
    Slots all = slots;
    return all == null ? shape : all.used();
  }

  /** It is dead: tells what it still holds. Called under its monitor. */
  final void tellHeld(TakingOff takes) {
    Slots all = slots;
    for (int i = 0; all != null && i < all.capacity(); i++) {
      Node held = all.at(i);
      if (held != null) {
        int slot = all.slotAt(i);
        int kind = kindOf(slot);
        takes.held(held, kind);
        if (History.isKept()) {
          History.note(held, History.HOLDER_RECLAIMED, kind, slot, all.originAt(i));
        }
      }
    }
  }

  /** What it held is dropped. Called under its monitor. */
  final void isOff() {
    slots = null;
    shape |= Shape.TAKEN_OFF;
  }

  /** It is about to hold the node: what queries pass by must say so before the count does. */
  final void holds(Node node) {
    short bits = node.bits();
    // Read without the lock: what is set stays set.
    if ((mayHold & bits) != bits) {
      Table.mayHold(this, bits);
    }
    node.heldIn(hash);
  }

  /** The node that took over when this untagged holder was tagged, and what it held with it; null if none did. */
  final Node successor() {
    Slots all = slots;
    return all instanceof MovedSlots ? ((MovedSlots) all).successor : null;
  }

  /** Another record of the same object takes over what this one holds, and its place in the table. */
  final void handOver(Node node) {
    Slots moved = new MovedSlots(node);
    Holder to = node;
    to.slots = slots;
    Table.replace(this, node);
    slots = moved;
  }

  /** The identity hash of the referent, by which the ledger finds the record. */
  public final int hash() {
    return hash;
  }

  /**
   * The same, while equality is identity: a set of records gives none of them an identity hash of its own,
   * with which the hooks in the JDK's reference queues would look it up in the ledger.
   */
  @Override
  public final int hashCode() {
    return hash;
  }

  /** The kind of one of its slots: an element, or by offset a field or a static field. */
  public final int kindOf(int slot) {
    int kind = Shape.kind(shape);
    return kind == Kind.STATIC && slot < FIRST_STATIC ? Kind.FIELD : kind;
  }
}
