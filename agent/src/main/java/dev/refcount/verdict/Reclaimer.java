package dev.refcount.verdict;

import com.sun.management.HotSpotDiagnosticMXBean;
import dev.refcount.Collection;
import dev.refcount.Drag;
import dev.refcount.Held;
import dev.refcount.Reclaiming;
import dev.refcount.Verdicts;
import dev.refcount.boot.Holder;
import dev.refcount.boot.Node;
import dev.refcount.boot.Outside;
import dev.refcount.boot.Reaper;
import dev.refcount.boot.Snapshot;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Answers {@code Gc}: collections on demand, and the graph of references as the ledger has it. */
public final class Reclaimer implements Reclaiming {
  private static final long LONGEST_WAIT = 5_000_000_000L;
  private static final long ASK_AGAIN = 100_000_000L;

  private final BatchJudge judge;
  private final FrozenNodes frozen = new FrozenNodes();
  private final Host host;

  /** Has outlived the last collection asked for, so that one of the young generation alone does not take it. */
  private Object veteran = new Object();

  /** The rest of the agent, as far as it is told. */
  public interface Host {
    /** In one line: what the user should know. */
    default void say(String line) {}

    /** After each {@code Gc.freeze}. */
    default void frozen() {}
  }

  public Reclaimer(Host host) {
    this.host = host;
    this.judge = new BatchJudge(host);
  }

  /** From now on each batch of the reaper's is judged. */
  public void start() {
    Reaper.judge(judge);
  }

  /** Who is told of each reclaimed object from now on; null is nobody. */
  public void witness(Witness isTold) {
    judge.witness(isTold);
  }

  /** The sums for reports. */
  public ReclaimedTotals totals() {
    return judge.totals();
  }

  @Override
  public int collect() {
    Reaper.drain();
    // Without the monitor: a listener may wait for a thread that collects, too.
    judge.tell(
        new Collection(
            "start", 0, "", 0, BatchJudge.live(), 0, Verdicts.NONE, Drag.NONE, 0, List.of(), false));
    if (Reaper.isCurrent()) {
      // A listener: who collects may wait for the reaper, so for it. What is reclaimed now comes with the next batch.
      collected();
      return 0;
    }
    return collectNow();
  }

  private synchronized int collectNow() {
    Reaper.drain();
    long before = judge.cyclic();
    Collection last = judge.last();
    boolean declined = !collected();
    boolean drained = Reaper.drain();
    if (declined) {
      host.say(
          "Gc.collect: the JVM did not collect"
              + (explicitCollectionDisabled()
                  ? "; without -XX:+DisableExplicitGC it does"
                  : " within five seconds; with -XX:+UseEpsilonGC it never does"));
    } else if (!drained) {
      host.say("Gc.collect: not all that was reclaimed is known after five seconds");
    }
    if (judge.last() == last) {
      judge.recordEmpty(declined);
    }
    return (int) Math.min(Integer.MAX_VALUE, judge.cyclic() - before);
  }

  /**
   * Asks the VM to collect, and looks whether it did. While a thread is in a JNI critical region (it deflates, say)
   * some collectors put a request off, and collect the young generation alone when it has left: they are asked again.
   */
  private boolean collected() {
    if (explicitCollectionDisabled()) {
      return false;
    }
    WeakReference<Object> canary = new WeakReference<>(veteran);
    veteran = new Object();
    long end = System.nanoTime() + LONGEST_WAIT;
    System.gc();
    for (long again = System.nanoTime() + ASK_AGAIN; !canary.refersTo(null); Thread.onSpinWait()) {
      long now = System.nanoTime();
      if (now > end) {
        return false;
      }
      if (now > again) {
        System.gc();
        again = System.nanoTime() + ASK_AGAIN;
      }
    }
    return true;
  }

  private static boolean explicitCollectionDisabled() {
    return ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
        .getVMOption("DisableExplicitGC")
        .getValue()
        .equals("true");
  }

  @Override
  public Collection lastCollection() {
    Reaper.drain();
    Collection last = judge.last();
    return last != null
        ? last
        : new Collection(
            "stop", 0, "none yet", 0, 0, 0, Verdicts.NONE, Drag.NONE, 0, List.of(), false);
  }

  @Override
  public List<Object> objects() {
    Reaper.drain();
    Held.Gathering found = new Held.Gathering();
    for (Node node : Snapshot.nodes()) {
      if (!frozen.contains(node)) {
        found.add(node.get());
      }
    }
    return found.list();
  }

  @Override
  public List<Object> referrers(Object[] objects) {
    Reaper.drain();
    Set<Node> sought = new HashSet<>();
    for (Object object : objects) {
      Node node = Snapshot.nodeOf(object);
      if (node != null) {
        sought.add(node);
      }
    }
    Set<Holder> holders = new HashSet<>();
    Snapshot.references(
        (holder, held, slot, site) -> {
          if (sought.contains(held)) {
            holders.add(holder);
          }
        });
    Held.Gathering found = new Held.Gathering();
    for (Holder holder : holders) {
      Object object = holder.get();
      if (object != objects) {
        found.add(object);
      }
    }
    return found.list();
  }

  @Override
  public List<Object> referents(Object[] objects) {
    Held.Gathering found = new Held.Gathering();
    for (Object object : objects) {
      Holder record = Snapshot.recordOf(object);
      if (record != null) {
        Snapshot.references(record, (holder, held, slot, site) -> found.add(held.get()));
      }
    }
    return found.list();
  }

  @Override
  public void freeze() {
    frozen.freeze();
    host.frozen();
  }

  @Override
  public void unfreeze() {
    frozen.unfreeze();
  }

  @Override
  public int freezeCount() {
    Reaper.drain();
    return frozen.count();
  }

  @Override
  public List<Map<String, Long>> stats() {
    Reaper.drain();
    List<Map<String, Long>> stats = new ArrayList<>();
    for (GarbageCollectorMXBean bean : ManagementFactory.getGarbageCollectorMXBeans()) {
      stats.add(
          Map.of(
              "collections", bean.getCollectionCount(),
              "collected", judge.cyclic(bean.getName()),
              "uncollectable", 0L));
    }
    return stats;
  }

  @Override
  public AutoCloseable onCollect(Consumer<Collection> callback) {
    return judge.listen(callback);
  }

  @Override
  public Predicate<Object> released() {
    return new Released();
  }

  @Override
  public int liveCount(Object object) {
    Node node = Snapshot.nodeOf(object);
    return node.count() == 0 ? 0 : DeadSet.now().liveReferences(node);
  }

  @Override
  public boolean released(Object object, int locals) {
    Node node = Snapshot.nodeOf(object);
    if (node.count() <= locals) {
      return !node.isHeldByVm();
    }
    return !Outside.holds(node, locals, Released.MOST_SEARCHES) && DeadSet.without(node, locals).contains(node);
  }
}
