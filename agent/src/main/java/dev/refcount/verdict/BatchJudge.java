package dev.refcount.verdict;

import dev.refcount.Collection;
import dev.refcount.Cycle;
import dev.refcount.Drag;
import dev.refcount.Verdicts;
import dev.refcount.boot.History;
import dev.refcount.boot.Holder;
import dev.refcount.boot.Judge;
import dev.refcount.boot.Reaper;
import dev.refcount.boot.Node;
import dev.refcount.boot.Type;
import dev.refcount.boot.Types;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Judges each batch, keeps the sums, and tells listeners once the batch is off the ledger. */
final class BatchJudge implements Judge {
  private static final String STOP = "stop";
  private static final String SELF_TEST = "dev.refcount.selftest.";

  private final Reclaimer.Host host;
  private final ReclaimedTotals totals = new ReclaimedTotals();
  private final List<Listening> listeners = new CopyOnWriteArrayList<>();
  private final Map<String, Long> collectedBy = new ConcurrentHashMap<>();
  private volatile Witness witness;
  private volatile Collection last;
  private volatile long cyclic;
  private Collection told;
  /** What has cleared the first of the batch; null if that could not be told. */
  private LatestCollection beginner;
  private long number;

  BatchJudge(Reclaimer.Host host) {
    this.host = host;
  }

  @Override
  public boolean begins(Holder dead) {
    if (!isOfTheProgram(dead)) {
      return false;
    }
    beginner = LatestCollection.read();
    return true;
  }

  @Override
  public void judge(Holder[] dead, int count) {
    if (!anyOfTheProgram(dead, count)) {
      return;
    }
    Batch batch = Batch.of(dead, count);
    if (batch.graph.size == 0) {
      return;
    }
    LatestCollection latest = beginner;
    beginner = null;
    if (latest == null || latest.handsOverBeforeItEnds()) {
      latest = LatestCollection.read();
    }
    // Not the end that the VM's beans tell: that counts from when the VM was ready, not from its start.
    int end = Reaper.handedOver();
    ClassVerdicts sums = new ClassVerdicts();
    long collected = 0;
    Witness watching = witness;
    for (int i = 0; i < batch.graph.size; i++) {
      Type type = batch.types[i];
      long size = type.instanceBytes();
      ClassVerdicts ofType = totals.of(type);
      Verdict verdict = batch.peel.verdict(i);
      int max = batch.maxima[i];
      sums.add(verdict, size, max);
      if (verdict == Verdict.CYCLE && !batch.graph.nodes[i].isPart()) {
        collected++;
      }
      ofType.add(verdict, size, max);
      if (History.isKept()) {
        History.verdict(batch.graph.nodes[i], verdict.words());
      }
      int waited = 0;
      if (verdict == Verdict.COUNTED_OUT || verdict == Verdict.CASCADE) {
        waited = Math.max(0, end - batch.peel.zeroTime(i));
        sums.waited(waited);
        ofType.waited(waited);
      }
      if (watching != null) {
        watching.reclaimed(type.name(), verdict.words(), waited, size);
      }
    }
    List<Cycle> cycles = batch.cycles();
    for (Cycle cycle : cycles) {
      totals.add(cycle);
    }
    cyclic += collected;
    collectedBy.put(latest.collector(), cyclic(latest.collector()) + collected);
    told =
        record(
            latest, live(), collected, sums.verdicts(), sums.drag(), sums.bytes(), cycles, false);
  }

  /** The self-test's probes alone are not worth the classes that judging loads. */
  private static boolean anyOfTheProgram(Holder[] dead, int count) {
    for (int i = 0; i < count; i++) {
      if (isOfTheProgram(dead[i])) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOfTheProgram(Holder dead) {
    return dead instanceof Node node && !isSelfTest(node.type());
  }

  /** Whether this is the class of the self-test's probes, which nobody counts. */
  static boolean isSelfTest(Type type) {
    return String.valueOf(type.name()).startsWith(SELF_TEST);
  }

  @Override
  public void takenOff() {
    Collection collection = told;
    told = null;
    if (collection != null) {
      for (Listening listening : listeners) {
        listening.tellNext(collection);
      }
    }
  }

  @Override
  public void isLate() {
    for (Listening listening : listeners) {
      if (listening.passOver()) {
        host.say(
            "Gc.onCollect: a listener has not returned after two seconds; until it does it is told of nothing more that"
                + " was reclaimed");
      }
    }
  }

  /** A collection that was asked for and reclaimed nothing that is tagged. */
  void recordEmpty(boolean declined) {
    record(LatestCollection.read(), live(), 0, Verdicts.NONE, Drag.NONE, 0, List.of(), declined);
  }

  private synchronized Collection record(
      LatestCollection latest,
      long candidates,
      long collected,
      Verdicts verdicts,
      Drag drag,
      long size,
      List<Cycle> cycles,
      boolean declined) {
    last =
        new Collection(
            STOP, ++number, latest.collector(), latest.pauseMs(), candidates, collected, verdicts,
            drag, size, cycles, declined);
    return last;
  }

  void tell(Collection collection) {
    for (Listening listening : listeners) {
      listening.tell(collection);
    }
  }

  AutoCloseable listen(Consumer<Collection> listener) {
    Listening listening = new Listening(listener);
    listeners.add(listening);
    return () -> listeners.remove(listening);
  }

  void witness(Witness isTold) {
    witness = isTold;
  }

  /** The last collection, or null. */
  Collection last() {
    return last;
  }

  /** Objects reclaimed so far that counting alone could not have freed. */
  long cyclic() {
    return cyclic;
  }

  long cyclic(String collector) {
    return collectedBy.getOrDefault(collector, 0L);
  }

  ReclaimedTotals totals() {
    return totals;
  }

  /** Tagged objects that are not reclaimed. */
  static long live() {
    long live = 0;
    for (Type type : Types.snapshot()) {
      if (type != null) {
        live += type.born() - type.reclaimed();
      }
    }
    return live;
  }
}
