package dev.refcount.boot;

import jdk.internal.misc.Unsafe;
import jdk.internal.vm.annotation.ForceInline;

/**
 * Looks up the {@link Type} of a class: a flat open-addressed table, read without a lock.
 *
 * <p>An entry, once published, stays until the table is rebuilt; a rebuilt table is a new array. A
 * reader that misses takes the slow path, which asks again under the lock before it adds.
 */
public final class Types {
  private static final Unsafe U = Unsafe.getUnsafe();
  private static final Object LOCK = new Object();
  private static final Guard DECIDING = new Guard();

  private static volatile Type[] table = new Type[1024];
  private static int used;
  private static volatile Tagger tagger;

  /**
   * Never-unloaded classes with nothing counted, at their identity hash: the answer to most questions
   * in one comparison. A constant array, so that compiled code has its address.
   */
  static final Class<?>[] UNTAGGED = new Class<?>[1 << 12];

  /** The same of classes with instances that are counted, or may be: once so, always so. */
  private static final Class<?>[] COUNTED = new Class<?>[1 << 10];

  private Types() {}

  /** Whether no instance of the object's class is counted. */
  @ForceInline
  static boolean untagged(Object object) {
    Class<?> type = object.getClass();
    return UNTAGGED[System.identityHashCode(type) & (UNTAGGED.length - 1)] == type
        || lookUpUntagged(type);
  }

  private static boolean lookUpUntagged(Class<?> type) {
    return COUNTED[System.identityHashCode(type) & (COUNTED.length - 1)] != type
        && findUntagged(type);
  }

  private static boolean findUntagged(Class<?> type) {
    Type found = of(type);
    if (!found.untagged()) {
      if (found.permanent == type) {
        COUNTED[found.hash & (COUNTED.length - 1)] = type;
      }
      return false;
    }
    // Not of an undecided class, for which another one's type stands in.
    if (found.permanent == type) {
      UNTAGGED[found.hash & (UNTAGGED.length - 1)] = type;
      U.fullFence();
      if (!found.untagged()) {
        // Tagged in between: either this or tagSome clears the entry last.
        UNTAGGED[found.hash & (UNTAGGED.length - 1)] = null;
      }
    }
    return true;
  }

  /** From now on single instances of the class may be counted. */
  static void tagSome(Type type) {
    type.tagSome();
    U.fullFence();
    UNTAGGED[type.hash & (UNTAGGED.length - 1)] = null;
  }

  /** Forgets every class: until there is a tagger again nothing is counted. */
  static void forget() {
    synchronized (LOCK) {
      tagger = null;
      for (int i = 0; i < table.length; i++) {
        if (table[i] != null) {
          // Whoever is about to enter it among the untagged takes it out again.
          table[i].tagSome();
        }
      }
      table = new Type[1024];
      used = 0;
    }
    U.fullFence();
    for (int i = 0; i < UNTAGGED.length; i++) {
      UNTAGGED[i] = null;
    }
    for (int i = 0; i < COUNTED.length; i++) {
      COUNTED[i] = null;
    }
  }

  /** Set before anything is woven. */
  public static void tagger(Tagger decides) {
    tagger = decides;
  }

  static Type of(Class<?> type) {
    int hash = System.identityHashCode(type);
    Type found = find(table, type, hash);
    return found != null ? found : decide(type, hash);
  }

  private static Type find(Type[] entries, Class<?> type, int hash) {
    int mask = entries.length - 1;
    for (int i = hash & mask; ; i = (i + 1) & mask) {
      Type entry = (Type) U.getReferenceAcquire(entries, Elements.offset(i));
      if (entry == null) {
        return null;
      }
      if (entry.hash == hash && entry.is(type)) {
        return entry;
      }
    }
  }

  /** The tagger runs outside the lock: it may wait for a class initialiser that waits for us. */
  private static Type decide(Class<?> type, int hash) {
    Tagger decides = tagger;
    if (decides == null || !DECIDING.enter()) {
      return Type.UNDECIDED;
    }
    int tagged = Tagger.NONE;
    String name = null;
    try {
      tagged = decides.tags(type);
      name = type.getName();
    } catch (VirtualMachineError brink) {
      // Not remembered: whoever asks puts the store down for later, and the class is decided then.
      throw brink;
    } catch (Throwable failure) {
      Trouble.note(failure);
    } finally {
      DECIDING.exit();
    }
    synchronized (LOCK) {
      if (tagger != decides) {
        // The agent has left meanwhile, and may be back with other tags.
        return Type.UNDECIDED;
      }
      Type found = find(table, type, hash);
      return found != null ? found : add(new Type(type, hash, tagged, name));
    }
  }

  private static Type add(Type entry) {
    // A holder may have been recorded while its class was undecided.
    entry.hasRecords = Type.UNDECIDED.hasRecords;
    if (++used * 2 > table.length) {
      rebuild();
    }
    place(table, entry);
    return entry;
  }

  private static void rebuild() {
    Type[] old = table;
    Type[] bigger = new Type[old.length * 2];
    used = 1;
    for (int i = 0; i < old.length; i++) {
      Type entry = old[i];
      // An unloaded class is dropped here unless its numbers belong in the report.
      if (entry != null && (entry.get() != null || entry.born() > 0)) {
        place(bigger, entry);
        used++;
      }
    }
    table = bigger;
  }

  private static void place(Type[] entries, Type entry) {
    int mask = entries.length - 1;
    int i = entry.hash & mask;
    while (entries[i] != null) {
      i = (i + 1) & mask;
    }
    U.putReferenceRelease(entries, Elements.offset(i), entry);
  }

  /** All classes known, for reports; entries may be null. */
  public static Type[] snapshot() {
    return table.clone();
  }
}
