package dev.refcount;

import dev.refcount.boot.Budget;
import dev.refcount.boot.Node;
import dev.refcount.boot.OwnWork;
import dev.refcount.boot.Place;
import dev.refcount.boot.Reaper;
import dev.refcount.boot.Sites;
import dev.refcount.boot.Snapshot;
import dev.refcount.boot.ThreadLog;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * True reference counts of the objects that were tagged.
 *
 * <p>All methods may be called from any thread, and none changes any count, its own arguments
 * included. Without the agent only {@link #attached} answers; everything else throws {@link
 * IllegalStateException} and says what to add. {@code null} is a {@link NullPointerException}; an
 * object that is not tagged an {@link IllegalArgumentException} that names the {@code tag=} that would
 * count it.
 */
public final class Refs {
  private static volatile Engine engine;

  private Refs() {}

  /** For the agent: everything is in place, answers may be given. */
  public static void engine(Engine started) {
    engine = started;
  }

  /** Whether the agent runs in this JVM. */
  public static boolean attached() {
    return engine != null;
  }

  /**
   * Counts this one object from now on: references stored before are not known.
   *
   * @return the object, so that what is assigned is counted: {@code s = Refs.tag(new Session())}
   * @throws IllegalArgumentException if stores of its class are not woven (a {@code String}, a box)
   */
  public static <T> T tag(T object) {
    Objects.requireNonNull(object, "object");
    String refusal = engine().refusal(object.getClass());
    if (refusal != null) {
      throw new IllegalArgumentException(refusal);
    }
    Snapshot.tag(object);
    return object;
  }

  /** Whether references to this object are counted. */
  public static boolean isTagged(Object object) {
    Objects.requireNonNull(object, "object");
    engine();
    return Snapshot.nodeOf(object) != null;
  }

  /**
   * Whether instances of a class or interface are counted: of itself, or of a class that inherits from it. True as
   * well where none is loaded that could have instances.
   */
  public static boolean isCounted(Class<?> type) {
    return engine().counts(Objects.requireNonNull(type, "type"));
  }

  /**
   * How many objects of tagged classes were left uncounted at birth so far, because the ledger had filled its
   * {@code budget=}. The same number as before means that there were none since.
   */
  public static long leftOut() {
    engine();
    return Budget.leftOut();
  }

  /** References to the object now, of all kinds. Constant time. */
  public static int count(Object object) {
    return node(object).count();
  }

  /** References to the object now, by kind of slot. Constant time. */
  public static RefCount counts(Object object) {
    Node node = node(object);
    return new RefCount(
        node.count(Kind.FIELD.ordinal()),
        node.count(Kind.STATIC.ordinal()),
        node.count(Kind.ELEMENT.ordinal()),
        node.count(Kind.LOCAL.ordinal()));
  }

  /**
   * Every reference to the object, one entry each: who holds it, in which slot, stored by which line.
   * The list counts as no reference; it keeps the holders alive as long as the list itself is. Takes time
   * in proportion to the number of records, some milliseconds for each million; hundreds of them where only
   * the whole ledger can tell whether a holder lives.
   */
  public static List<Holding> holdings(Object object) {
    node(object);
    Reaper.drain();
    boolean own = OwnWork.begin();
    try {
      return engine().holders().holdings(object);
    } finally {
      OwnWork.end(own);
    }
  }

  /**
   * The object's life so far: its birth, then the last {@code N} stores and drops of references to it with
   * line and thread, the earliest first. A store of what the slot holds already is none. While other threads
   * store it, events may be missing at the end. The list is immutable and refers to nothing of the program's.
   *
   * @throws IllegalStateException if the agent was started without {@code history=N}
   */
  public static List<Event> history(Object object) {
    node(object);
    Reaper.drain();
    boolean own = OwnWork.begin();
    List<Event> events;
    try {
      events = engine().holders().history(object);
    } finally {
      OwnWork.end(own);
    }
    if (events == null) {
      throw new IllegalStateException(
          "no history is kept: start the agent with history=N, the stores and drops to remember of each object");
    }
    return events;
  }

  /**
   * One way from the object up to what keeps it alive: a static field, a thread, or a local variable. The
   * first line is the slot that holds the object, each next one that which holds the holder before it, with
   * the storing line where it is known. By the ledger as far as holders are tagged ({@code
   * containers=true}); where they are not, through a heap dump in a temporary file, which takes a collection
   * and some seconds. Of more than a thousand lines the middle is left out. Empty if nothing that is alive holds it.
   */
  public static List<String> path(Object object) {
    node(object);
    Reaper.drain();
    return engine().holders().path(object);
  }

  /**
   * The tagged objects that this tagged object holds, once for each reference. The list counts as no
   * reference.
   */
  public static List<Object> referents(Object object) {
    node(object);
    boolean own = OwnWork.begin();
    try {
      return engine().holders().referents(object);
    } finally {
      OwnWork.end(own);
    }
  }

  /**
   * References to the object now, less those from tagged holders that the ledger knows to be dead: the
   * array that a grown list left behind, the entry that a map removed, where containers are tagged.
   * Takes time in proportion to the number of tagged objects.
   */
  public static int liveCount(Object object) {
    node(object);
    boolean own = OwnWork.begin();
    try {
      return engine().reclaiming().liveCount(object);
    } finally {
      OwnWork.end(own);
    }
  }

  /**
   * Whether the object is dead by the ledger alone, without any collection: nothing refers to it, or only
   * what is dead itself, cycles included. Meant for a moment of rest; what a thread has on its operand
   * stack alone is not seen. A thread that runs is not dead, and a class loader never told to be, as the VM may
   * refer to it for its classes; nor is what they hold. A local variable of the caller's that still refers to the
   * object does count. Takes no time if the count is zero, some milliseconds in a ledger of ten million objects
   * if what holds it is near, and otherwise time in proportion to the number of tagged objects.
   */
  public static boolean released(Object object) {
    node(object);
    return releasedNow().test(object);
  }

  /** {@link #released} for tagged objects at one moment, however many: the whole ledger is read once at most. */
  public static Predicate<Object> releasedNow() {
    Snapshot.settle();
    return engine().reclaiming().released();
  }

  /**
   * The same as {@link #released}, but for the local variables of the asking thread: it must have one to ask with.
   *
   * @throws IllegalStateException with {@code sites=off}, if local variables refer to it: nobody knows whose they are
   */
  public static boolean releasedElsewhere(Object object) {
    Node node = node(object);
    return engine().reclaiming().released(object, ThreadLog.ownLocals(node));
  }

  /**
   * What took the object's count to zero last: the line that stored something else, or ended the scope.
   * Empty if it never was zero, or if that was the collector's doing, which reclaimed a holder.
   */
  public static Optional<Site> lastDrop(Object object) {
    int site = node(object).zeroSite();
    if (site <= 0) {
      return Optional.empty();
    }
    Place place = Sites.place(site);
    return place.isRecorded()
        ? Optional.of(new Site(place.type(), place.method(), place.file(), place.line()))
        : Optional.empty();
  }

  /**
   * The live tagged instances of a class and its subclasses, as a list of its own that counts as no
   * reference. It does keep them alive, as long as the list itself is.
   */
  public static <T> List<T> tagged(Class<T> type) {
    Objects.requireNonNull(type, "type");
    engine();
    Reaper.drain();
    return Held.instances(Snapshot.nodes(), type);
  }

  /** The ledger as it stands: by class, by site, most held first. */
  public static Report report() {
    Engine running = engine();
    boolean own = OwnWork.begin();
    try {
      return running.report();
    } finally {
      OwnWork.end(own);
    }
  }

  /**
   * Compares the ledger with the VM's own heap, through a heap dump in a temporary file. Meant for a
   * moment of rest: a thread in the middle of a store shows up as a drift. Takes a collection and a few
   * seconds for each gigabyte of live heap.
   *
   * <p>Where it finds drifts it repairs them: records are read again, and holders that the ledger missed
   * are looked up by the way to them that the dump shows. A second audit then decides what {@link
   * Audit#repaired} says. A holder that only local variables lead to is out of reach.
   *
   * @throws IllegalStateException if no dump can be written
   */
  public static Audit audit() {
    boolean own = OwnWork.begin();
    try {
      return engine().audit();
    } finally {
      OwnWork.end(own);
    }
  }

  private static Node node(Object object) {
    Objects.requireNonNull(object, "object");
    engine();
    Snapshot.settle();
    Node node = Snapshot.nodeOf(object);
    if (node == null) {
      throw NotTagged.because(object, engine().refusal(object.getClass()) == null);
    }
    return node;
  }

  static Engine engine() {
    Engine running = engine;
    if (running == null) {
      throw new IllegalStateException(
          "refcount is not attached: start the JVM with -javaagent:refcount-agent.jar=tag=<class>");
    }
    return running;
  }
}
