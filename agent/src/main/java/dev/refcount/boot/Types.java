package dev.refcount.boot;

import jdk.internal.misc.Unsafe;
import jdk.internal.vm.annotation.DontInline;
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
  private static volatile Sizer sizer;

  /**
   * Never-unloaded classes with nothing counted, at their identity hash or the place beside it: the answer to most
   * questions in one comparison. A constant array, so that compiled code has its address; and large, since a class
   * that shares its place with another may be asked for at every second store.
   */
  static final Class<?>[] UNTAGGED = new Class<?>[1 << 14];

  /**
   * Types of all other classes that were asked for: those with what is counted, lambdas, those of loaders that go, and
   * those that found both of their places taken.
   */
  private static final Type[] OTHERS = new Type[1 << 12];

  private Types() {}

  /** Whether no instance of the object's class is counted. */
  @ForceInline
  static boolean untagged(Object object) {
    Class<?> type = object.getClass();
    int hash = System.identityHashCode(type);
    return UNTAGGED[hash & (UNTAGGED.length - 1)] == type || lookUpUntagged(type, hash);
  }

  /** The same as far as it is known at once; false where more would have to be asked. */
  static boolean knownUntagged(Object object) {
    Class<?> type = object.getClass();
    int hash = System.identityHashCode(type);
    return UNTAGGED[hash & (UNTAGGED.length - 1)] == type || UNTAGGED[(hash ^ 1) & (UNTAGGED.length - 1)] == type;
  }

  @DontInline
  private static boolean lookUpUntagged(Class<?> type, int hash) {
    if (UNTAGGED[(hash ^ 1) & (UNTAGGED.length - 1)] == type) {
      return true;
    }
    Type other = OTHERS[hash & (OTHERS.length - 1)];
    return (other != null && other.is(type) ? other : findOther(type, hash)).untagged();
  }

  private static Type findOther(Class<?> type, int hash) {
    Tagger decides = tagger;
    Type found = of(type);
    if (!found.is(type)) {
      // That of the undecided stands in for it.
      return found;
    }
    if (found.permanent != null && found.untagged() && remember(type, hash)) {
      U.fullFence();
      if (!found.untagged()) {
        // Tagged in between: either this or tagSome takes it out last.
        forget(type, hash);
      }
    } else {
      OTHERS[hash & (OTHERS.length - 1)] = found;
      U.fullFence();
      if (tagger != decides) {
        // All is forgotten meanwhile: either there or here this is, too.
        OTHERS[hash & (OTHERS.length - 1)] = null;
      }
    }
    return found;
  }

  /** False if both places are taken: two that took them from each other would do so at every question. */
  private static boolean remember(Class<?> type, int hash) {
    int home = hash & (UNTAGGED.length - 1);
    int place = UNTAGGED[home] == null ? home : home ^ 1;
    boolean free = UNTAGGED[place] == null;
    if (free) {
      UNTAGGED[place] = type;
    }
    return free;
  }

  private static void forget(Class<?> type, int hash) {
    int place = hash & (UNTAGGED.length - 1);
    if (UNTAGGED[place] == type) {
      UNTAGGED[place] = null;
    }
    if (UNTAGGED[place ^ 1] == type) {
      UNTAGGED[place ^ 1] = null;
    }
  }

  /** From now on single instances of the class may be counted. */
  static void tagSome(Type type) {
    type.tagSome();
    U.fullFence();
    forget(type.permanent, type.hash);
  }

  /** Forgets every class: until there is a tagger again nothing is counted. */
  static void forget() {
    synchronized (LOCK) {
      tagger = null;
      sizer = null;
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
    for (int i = 0; i < OTHERS.length; i++) {
      OTHERS[i] = null;
    }
  }

  /** Set before anything is woven. */
  public static void tagger(Tagger decides) {
    tagger = decides;
  }

  /** Set before anything is counted. */
  public static void sizer(Sizer asks) {
    sizer = asks;
  }

  static Sizer sizer() {
    return sizer;
  }

  static Type of(Class<?> type) {
    int hash = System.identityHashCode(type);
    Type found = find(table, type, hash);
    return found != null ? found : decide(type, hash);
  }

  /**
   * Whether a class that the owner inherits static fields from has a record, or may have. Asked of the types, since
   * every class that is known has an identity hash, which makes a look-up in the table long.
   */
  static boolean anyStaticsRecorded(Class<?> owner) {
    if (!Ledger.staticsRecorded) {
      return false;
    }
    for (Class<?> type = owner; type != null; type = type.getSuperclass()) {
      Type known = of(type);
      if (known.staticsHaveRecord || known == Type.UNDECIDED) {
        return true;
      }
    }
    return false;
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

  private static Type decide(Class<?> type, int hash) {
    Pinning.begin();
    try {
      return decidePinned(type, hash);
    } finally {
      Pinning.end();
    }
  }

  /** The tagger runs outside the lock: it may wait for a class initialiser that waits for us. */
  private static Type decidePinned(Class<?> type, int hash) {
    Tagger decides = tagger;
    if (decides == null || !DECIDING.enter()) {
      return Type.UNDECIDED;
    }
    int tagged = Tagger.NONE;
    String name = null;
    try {
      tagged = decides.tags(type);
      name = Type.name(type);
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
    Type[] keep = new Type[old.length];
    int kept = 0;
    Type[] sums = new Type[old.length];
    for (int i = 0; i < old.length; i++) {
      Type entry = old[i];
      if (entry != null && !entry.isOver()) {
        keep[kept++] = entry;
      } else if (entry != null && entry.born() > 0) {
        sumUp(sums, entry);
      }
    }
    for (int i = 0; i < sums.length; i++) {
      if (sums[i] != null) {
        keep[kept++] = sums[i];
      }
    }
    // As many again have room then: a program may make and drop classes for ever.
    Type[] rebuilt = new Type[kept * 4 > old.length ? old.length * 2 : old.length];
    for (int i = 0; i < kept; i++) {
      place(rebuilt, keep[i]);
    }
    used = kept + 1;
    table = rebuilt;
  }

  /** An unloaded class is dropped, but its numbers belong in the report: with those of all others of its name. */
  private static void sumUp(Type[] sums, Type over) {
    int mask = sums.length - 1;
    int i = over.name.hashCode() & mask;
    while (sums[i] != null && !sums[i].name.equals(over.name)) {
      i = (i + 1) & mask;
    }
    if (sums[i] == null) {
      sums[i] = new Type(over.name);
    }
    sums[i].add(over);
  }

  private static void place(Type[] entries, Type entry) {
    int mask = entries.length - 1;
    int i = entry.hash & mask;
    while (entries[i] != null) {
      i = (i + 1) & mask;
    }
    U.putReferenceRelease(entries, Elements.offset(i), entry);
  }

  /** Tagged objects that were born so far. */
  public static long born() {
    long born = 0;
    for (Type type : snapshot()) {
      born += type == null ? 0 : type.born();
    }
    return born;
  }

  /** All classes known, for reports; entries may be null. */
  public static Type[] snapshot() {
    return table.clone();
  }
}
