package dev.refcount.boot;

import java.lang.ref.WeakReference;
import jdk.internal.misc.Unsafe;

/**
 * What the ledger knows of one class whose instances were stored somewhere: whether they are counted,
 * whether any of them ever had a record, and the sums over those already reclaimed.
 *
 * <p>Weak, as everything: a class that the program drops must be unloaded. Classes that are never
 * unloaded (the boot loader's, and the application loader's own) are held strongly beside that, which
 * makes the common comparison one load.
 */
public final class Type extends WeakReference<Class<?>> {
  private static final Unsafe U = Unsafe.getUnsafe();
  private static final long BORN = U.objectFieldOffset(Type.class, "born");
  private static final long HELD_BY_STATICS = U.objectFieldOffset(Type.class, "heldByStatics");
  private static final int UNTAGGED = 0;
  private static final int SOME = 1;
  private static final int ALL = 2;
  /** In the place of all arrays of references, whose sizes differ by their lengths alone. */
  private static final Object[] EMPTY = {};

  /**
   * Answers for each class that is asked for while the tagger decides, or when the agent has left: nothing is counted.
   * One for all, so that it can tell of none more than that there may be records.
   */
  static final Type UNDECIDED = new Type(Type.class, 0, Tagger.NONE, null);

  final int hash;
  final Class<?> permanent;
  final String name;
  private volatile int tagged;
  /** Instances are counted if their birth was seen. */
  final boolean fromBirth;
  /** Instances are part of a collection. */
  final boolean part;
  /** The VM itself may refer to instances. */
  final boolean heldByVm;
  /** Set before the first record of an instance is made; never cleared. */
  volatile boolean hasRecords;
  /** Of one instance; 0 until one has a record, and where nothing of the class is counted. */
  private volatile int instanceBytes;
  /** The same for the class itself, as the holder of its static fields. */
  volatile boolean staticsHaveRecord;
  /** Offsets of a lambda class's captured references, looked up at its first capture. */
  volatile long[] captured;

  private volatile long born;
  // Guarded by this: written by the reaper only.
  private long reclaimed;
  private int max;
  private final long[] added = new long[Kind.COUNT];
  /** References by static fields ever made to any instance. */
  private volatile long heldByStatics;

  Type(Class<?> type, int hash, int tags, String name) {
    super(type);
    this.hash = hash;
    this.permanent = permanent(type) ? type : null;
    this.fromBirth = tags >= Tagger.FROM_BIRTH;
    this.part = tags == Tagger.PART_FROM_BIRTH;
    this.heldByVm = Thread.class.isAssignableFrom(type) || ClassLoader.class.isAssignableFrom(type);
    this.tagged = tags == Tagger.NONE ? UNTAGGED : fromBirth ? SOME : ALL;
    this.name = name;
  }

  /** Stands for all classes of a name that are {@link #isOver() over}. */
  Type(String name) {
    super(null);
    this.hash = name.hashCode();
    this.permanent = null;
    this.fromBirth = false;
    this.part = false;
    this.heldByVm = false;
    this.name = name;
  }

  private static boolean permanent(Class<?> type) {
    ClassLoader loader = type.getClassLoader();
    // A hidden class (a lambda) can be unloaded before its loader is.
    return !type.isHidden() && (loader == null || loader == ClassLoader.getSystemClassLoader());
  }

  boolean is(Class<?> other) {
    return permanent == other || (permanent == null && get() == other);
  }

  /** No instance is counted. */
  boolean untagged() {
    return tagged == UNTAGGED;
  }

  /** Every instance is counted, from birth. */
  boolean all() {
    return tagged == ALL;
  }

  /** From now on single instances may be counted. */
  void tagSome() {
    if (tagged == UNTAGGED) {
      tagged = SOME;
    }
  }

  /** This instance is about to have a record. */
  void hasRecordOf(Object instance) {
    if (!hasRecords) {
      hasRecords = true;
    }
    if (instanceBytes == 0 && tagged != UNTAGGED) {
      Sizer sizer = Types.sizer();
      Object asked = instance instanceof Object[] ? EMPTY : instance;
      instanceBytes = sizer == null ? 0 : (int) sizer.bytes(asked);
    }
  }

  /** What an instance takes, in bytes, with its header; of arrays, what an empty one does; 0 if none was met. */
  public int instanceBytes() {
    return instanceBytes;
  }

  void wasBorn() {
    U.getAndAddLong(this, BORN, 1L);
  }

  void heldByStatic() {
    U.getAndAddLong(this, HELD_BY_STATICS, 1L);
  }

  synchronized void wasReclaimed(Node node) {
    reclaimed++;
    max = Math.max(max, node.max());
    for (int kind = 0; kind < Kind.COUNT; kind++) {
      added[kind] += node.added(kind) & 0xffffffffL;
    }
  }

  /** The class is unloaded, and all its objects are off the ledger: no number changes any more. */
  synchronized boolean isOver() {
    return get() == null && reclaimed == born && (born == 0 || name != null);
  }

  /** Before anybody else knows this one: whoever reads meanwhile has either this one or those that were added. */
  void add(Type over) {
    born += over.born;
    reclaimed += over.reclaimed();
    max = Math.max(max, over.max());
    for (int kind = 0; kind < Kind.COUNT; kind++) {
      added[kind] += over.added[kind];
    }
    heldByStatics += over.heldByStatics;
    instanceBytes = Math.max(instanceBytes, over.instanceBytes);
  }

  /** Without the number that the VM gives a hidden class: nobody can tell by that which lambda's it is. */
  public static String name(Class<?> type) {
    String name = type.getTypeName();
    return type.isHidden() ? unnumbered(name) : name;
  }

  /** The same of the name of a class that may be hidden: of no other it has a slash. */
  public static String unnumbered(String name) {
    int number = name.lastIndexOf('/');
    return number < 0 ? name : name.substring(0, number);
  }

  public String name() {
    return name;
  }

  public long born() {
    return born;
  }

  public synchronized long reclaimed() {
    return reclaimed;
  }

  /** The highest count of any reclaimed instance. */
  public synchronized int max() {
    return max;
  }

  /** References ever made to reclaimed instances, by kind; those of static fields to the others, too. */
  public synchronized long added(int kind) {
    return kind == Kind.STATIC ? heldByStatics : added[kind];
  }
}
