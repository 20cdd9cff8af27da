package dev.refcount.boot;

import jdk.internal.misc.Unsafe;
import jdk.internal.vm.annotation.DontInline;
import jdk.internal.vm.annotation.ForceInline;
import jdk.internal.vm.annotation.Hidden;
import jdk.internal.vm.annotation.ReservedStackAccess;

/**
 * Keeps record and slot in agreement: the one invariant of the agent.
 *
 * <p>A woven store has already happened when the ledger hears of it. The ledger then locks the record
 * of the holder, reads what is in the slot <em>now</em>, and moves the counts from the node that the
 * record had for this slot to the node of what it reads. Concurrency, as promised to callers:
 *
 * <ul>
 *   <li>However many threads race on one slot, each synchronises after its own store; the last one to
 *       take the lock sees every earlier store, so at rest record and slot MUST agree.
 *   <li>A thread that stores an untagged value skips a holder without a record. It MUST see the record if the tagged
 *       store that it overwrote has been recorded: the recorder publishes the record before it reads the slot, and the
 *       skipping thread stores before it looks. Between the two stands the fence of the volatile, atomic or locked
 *       store, or the hook's own behind one in release or opaque mode (Dekker's pattern); racing plain stores MAY slip
 *       through, and the audit repairs them.
 *   <li>It also leaves a record that lacks the slot. Even of plain stores the count MUST be right then: who stored a
 *       tagged object there and has not recorded it locks the record later, and reads the slot under that lock.
 *   <li>Counts MAY lag behind the slots while a thread is between its store and its hook.
 * </ul>
 *
 * <p>Never derive a count from a value read before the store.
 */
final class Ledger {
  private static final Unsafe U = Unsafe.getUnsafe();

  /** In the place of an offset: that of the instance field which the site stores to. */
  static final long FIELD_OF_SITE = 0;

  /** Whether any static field ever held a tagged object: in most programs none does. */
  static volatile boolean staticsRecorded;

  /** Stores of a tagged object over another; plain, as racing threads may lose some of it. */
  static long replacements;

  private Ledger() {}

  /** Null, or of a class none of whose instances is counted: the answer for most stores. */
  @ForceInline
  static boolean untagged(Object value) {
    return value == null || Types.untagged(value);
  }

  /**
   * Synchronises one slot after a store of {@code value}; the offset is {@code Unsafe}'s. Throws nothing but what has
   * stopped the thread; that slot, and what fails for want of stack or memory, is {@link Deferred}.
   */
  @Hidden
  @DontInline
  static void sync(Object base, long offset, Object value, int site) {
    try {
      Pinning.begin();
      try {
        Deferred.settle();
        syncNow(base, offset, value, site);
      } finally {
        Pinning.end();
      }
    } catch (Throwable failure) {
      if (!(failure instanceof VirtualMachineError) && !Trouble.isStop(failure)) {
        Trouble.noteOwn(failure);
        return;
      }
      // No call in here: there may be no stack left for one.
      synchronized (Deferred.LOCK) {
        int next = Deferred.waiting;
        if (next < Deferred.BASES.length) {
          Deferred.BASES[next] = base;
          Deferred.OFFSETS[next] = offset;
          Deferred.SITES[next] = site;
          Deferred.waiting = next + 1;
        } else {
          Trouble.lost = failure;
        }
      }
      if (!(failure instanceof VirtualMachineError)) {
        Trouble.passOn(failure);
      }
    }
  }

  @Hidden
  static void syncNow(Object base, long known, Object value, int site) {
    long offset = known == FIELD_OF_SITE ? Sites.fieldOffset(base, site) : known;
    if (offset == Sites.OF_NAMESAKES) {
      syncNamesakes(base, site);
    } else {
      sync(base, offset, value, Nodes.of(value), site);
    }
  }

  /** One of these slots has been stored to; to look at the others does no harm. */
  static void syncNamesakes(Object base, int site) {
    for (long offset : Sites.namesakes(base, site)) {
      Object value = U.getReferenceVolatile(base, offset);
      sync(base, offset, value, Nodes.of(value), site);
    }
  }

  /** What is known of the storing thread and code is found out before the holder is locked. */
  @Hidden
  private static void sync(Object base, long offset, Object value, Node node, int site) {
    if (node != null) {
      sync(record(base, node.bits()), base, offset, value, node, Origin.now(site));
    } else {
      Holder holder = Table.find(base);
      if (holder != null && mayHold(holder, slotOf(base, offset))) {
        sync(holder, base, offset, value, null, Origin.now(site));
      }
    }
  }

  /** Whether the record has the slot, as far as it is known here; if not there is nothing to take off it. */
  private static boolean mayHold(Holder holder, int slot) {
    synchronized (holder) {
      Slots slots = holder.slots;
      return slots != null && (holder.successor() != null || slots.find(slot) >= 0);
    }
  }

  /** The record of the holder, made now if there was none: it is about to hold a node of these bits. */
  static Holder record(Object base, short bits) {
    Holder found = Table.find(base);
    if (found != null) {
      return found;
    }
    if (base instanceof Class) {
      staticsRecorded = true;
      Types.of((Class<?>) base).staticsHaveRecord = true;
    }
    return Table.findOrCreate(base, Types.of(base.getClass()), bits);
  }

  /**
   * Synchronises the slot in a record of its holder, or in that which has taken its place. What another thread has
   * stored meanwhile, and has no node yet, is asked about without the monitor: code of class loaders may run then.
   */
  static void sync(
      Holder holder, Object base, long offset, Object value, Node node, long origin) {
    Holder successor;
    Object unknown = null;
    synchronized (holder) {
      successor = holder.successor();
      if (successor == null) {
        Object now = U.getReferenceVolatile(base, offset);
        Node its = now == value ? node : Nodes.known(now);
        if (its == null && now != value && now != null && !Types.knownUntagged(now)) {
          unknown = now;
        } else {
          move(holder, slotOf(base, offset), its, origin);
        }
      }
    }
    if (successor != null) {
      sync(successor, base, offset, value, node, origin);
    } else if (unknown != null) {
      sync(holder, base, offset, unknown, Nodes.of(unknown), origin);
    }
  }

  @Hidden
  static void syncElement(Object[] array, int index, Object value, int site) {
    sync(array, Elements.offset(index), value, site);
  }

  /**
   * Moves record and counts, both or neither. No call in here may overflow the stack half way, and compiled code needs
   * less of it than the interpreter: hence the reserve that the VM keeps for such methods (JEP 270). It throws the
   * overflow that was spared at the end, and the slot is looked at once more later. Virtual threads have no reserve:
   * there a count that the record does not agree with is taken back later.
   */
  @ReservedStackAccess
  private static void move(Holder holder, int slot, Node now, long origin) {
    Slots slots = holder.slots;
    if (slots == null) {
      if (now == null) {
        return;
      }
      holder.slots = slots = new Slots();
    }
    int index = slots.find(slot);
    Node before = index < 0 ? null : slots.at(index);
    if (now != null && before != null && slots.threadAt(index) != Origin.thread(origin)) {
      holder.slots = slots = slots.allow(Origin.thread(origin));
      index = slots.find(slot);
    }
    if (before == now) {
      if (now != null) {
        slots.replace(index, now, origin);
      }
      return;
    }
    exchange(holder, slots, slot, index, before, now, origin);
  }

  /** Apart from the above: HotSpot inlines no method of more than 325 bytes. */
  @ReservedStackAccess
  private static void exchange(
      Holder holder, Slots found, int slot, int index, Node before, Node now, long origin) {
    Slots slots = found;
    int kind = holder.kindOf(slot);
    // Whatever may fail for want of memory comes first. Up, then down: an object that only moves is never
    // seen at zero.
    if (now != null) {
      if (before == null) {
        holder.slots = slots = slots.reserve(Origin.thread(origin));
      }
      holder.holds(now);
      now.add(kind);
    }
    Node over = now;
    try {
      if (before == null) {
        slots.put(slot, now, origin);
      } else if (now == null) {
        slots.remove(index);
      } else {
        replacements++;
        slots.replace(index, now, origin);
      }
      over = before;
      if (before != null) {
        before.drop(kind, Origin.site(origin));
      }
    } catch (StackOverflowError brink) {
      // No call in here.
      if (over != null) {
        synchronized (Deferred.LOCK) {
          int next = Deferred.waiting;
          if (next < Deferred.BASES.length) {
            Deferred.BASES[next] = over;
            Deferred.OFFSETS[next] = Deferred.DROP - kind;
            Deferred.SITES[next] = 0;
            Deferred.waiting = next + 1;
          } else {
            Trouble.lost = brink;
          }
        }
      }
      throw brink;
    }
    moved(holder, slot, now, before, kind, origin);
  }

  /** Last of all: record and counts agree already, whatever becomes of this. */
  private static void moved(Holder holder, int slot, Node now, Node before, int kind, long origin) {
    if (now != null && now.slots != null && holder instanceof Node) {
      ((Node) holder).mayClose(Origin.site(origin));
    }
    History.note(now, History.STORED, kind, slot, origin);
    History.note(before, History.DROPPED, kind, slot, origin);
  }

  private static int slotOf(Object base, long offset) {
    return base instanceof Object[] ? Elements.index(offset) : (int) offset;
  }
}
