package dev.refcount;

import dev.refcount.boot.OwnWork;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Python's {@code gc} module, on the JVM, for tagged objects.
 *
 * <p>All methods may be called from any thread, and none changes any count. Without the agent each
 * throws {@link IllegalStateException} that says what to add. Lists that hold objects do not count as
 * references to them, but keep them alive as long as the list itself is.
 *
 * @see <a href="https://docs.python.org/3/library/gc.html">gc in the Python documentation</a>
 */
public final class Gc {
  private Gc() {}

  /**
   * Has the VM collect everything, and waits until the ledger knows what was reclaimed, at most five
   * seconds.
   *
   * @return the tagged objects reclaimed that counting alone could not free: those in cycles or held
   *     only from one. 0 as well if the VM declined, which {@link #lastCollection} then says
   */
  public static int collect() {
    boolean own = OwnWork.begin();
    try {
      return reclaiming().collect();
    } finally {
      OwnWork.end(own);
    }
  }

  /** The last collection that reclaimed a tagged object, or that {@link #collect} asked for. */
  public static Collection lastCollection() {
    boolean own = OwnWork.begin();
    try {
      return reclaiming().lastCollection();
    } finally {
      OwnWork.end(own);
    }
  }

  /** All live tagged objects, but for those that {@link #freeze} has set aside. */
  public static List<Object> getObjects() {
    boolean own = OwnWork.begin();
    try {
      return reclaiming().objects();
    } finally {
      OwnWork.end(own);
    }
  }

  /** The objects, arrays and classes that hold this one in a field, a static or an element. */
  public static List<Object> getReferrers(Object object) {
    return getReferrers(new Object[] {object});
  }

  /**
   * The objects, arrays and classes that hold one of these in a field, a static or an element, but for the array in
   * which they come here: that one the program has made, so it counts as a holder until it is collected.
   */
  public static List<Object> getReferrers(Object... objects) {
    boolean own = OwnWork.begin();
    try {
      return reclaiming().referrers(nonNull(objects));
    } finally {
      OwnWork.end(own);
    }
  }

  /** The tagged objects that this tagged or untagged object holds. */
  public static List<Object> getReferents(Object object) {
    return getReferents(new Object[] {object});
  }

  /** The tagged objects that these hold, tagged or not; the array in which they come counts as a holder. */
  public static List<Object> getReferents(Object... objects) {
    boolean own = OwnWork.begin();
    try {
      return reclaiming().referents(nonNull(objects));
    } finally {
      OwnWork.end(own);
    }
  }

  /** Whether references to this object are counted. */
  public static boolean isTracked(Object object) {
    return Refs.isTagged(object);
  }

  /** Sets all live tagged objects aside: what comes after is measured against them. */
  public static void freeze() {
    boolean own = OwnWork.begin();
    try {
      reclaiming().freeze();
    } finally {
      OwnWork.end(own);
    }
  }

  /** Puts back what {@link #freeze} has set aside. */
  public static void unfreeze() {
    boolean own = OwnWork.begin();
    try {
      reclaiming().unfreeze();
    } finally {
      OwnWork.end(own);
    }
  }

  /** Live tagged objects that are set aside. */
  public static int getFreezeCount() {
    boolean own = OwnWork.begin();
    try {
      return reclaiming().freezeCount();
    } finally {
      OwnWork.end(own);
    }
  }

  /**
   * For each collector of the VM one map: {@code collections}, how often it ran; {@code collected}, the
   * tagged objects reclaimed that counting alone could not free; {@code uncollectable}, always 0: a
   * tracing collector leaves no cycle behind.
   */
  public static List<Map<String, Long>> getStats() {
    boolean own = OwnWork.begin();
    try {
      return reclaiming().stats();
    } finally {
      OwnWork.end(own);
    }
  }

  /**
   * Calls back for each collection that reclaims tagged objects, on a thread of the agent's; at the start
   * too where {@link #collect} asked for it, on the thread that did. What the callback throws is dropped.
   * Until it returns, or for two seconds, nothing more is taken off the ledger, and who asks the ledger waits for it.
   * If it takes longer it is told of nothing more that is reclaimed until it returns, which standard error says. {@link
   * #collect} does not wait there, and returns 0.
   *
   * @return closes the subscription
   */
  public static AutoCloseable onCollect(Consumer<Collection> callback) {
    Objects.requireNonNull(callback, "callback");
    boolean own = OwnWork.begin();
    try {
      return reclaiming().onCollect(collection -> tell(callback, collection));
    } finally {
      OwnWork.end(own);
    }
  }

  /** What the program does there is its own work, on whatever thread. */
  private static void tell(Consumer<Collection> callback, Collection collection) {
    boolean own = OwnWork.pause();
    try {
      callback.accept(collection);
    } finally {
      OwnWork.resume(own);
    }
  }

  private static Object[] nonNull(Object[] objects) {
    for (Object object : objects) {
      Objects.requireNonNull(object, "object");
    }
    return objects;
  }

  private static Reclaiming reclaiming() {
    return Refs.engine().reclaiming();
  }
}
