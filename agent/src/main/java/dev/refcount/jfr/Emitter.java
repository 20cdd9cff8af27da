package dev.refcount.jfr;

import dev.refcount.Collection;
import dev.refcount.Cycle;
import dev.refcount.Engine;
import dev.refcount.Report;
import dev.refcount.Verdicts;
import dev.refcount.boot.OwnWork;
import dev.refcount.verdict.Reclaimer;
import java.util.List;
import jdk.jfr.Event;
import jdk.jfr.FlightRecorder;

/** Tells the recorder; what nobody records costs a look at a flag. */
public final class Emitter {
  private static final List<Class<? extends Event>> EVENTS =
      List.of(ClassStatistics.class, Reclaimed.class, CollectionEvent.class, CycleEvent.class);
  private static final int ONE_OF = 16;

  private final Engine engine;
  private final Reclaimer reclaimer;
  private final Runnable statistics = this::statistics;
  private AutoCloseable listening;
  private long reclaimed;

  private Emitter(Engine engine, Reclaimer reclaimer) {
    this.engine = engine;
    this.reclaimer = reclaimer;
  }

  public static Emitter start(Engine engine, Reclaimer reclaimer) {
    Emitter emitter = new Emitter(engine, reclaimer);
    EVENTS.forEach(FlightRecorder::register);
    FlightRecorder.addPeriodicEvent(ClassStatistics.class, emitter.statistics);
    emitter.listening = reclaimer.onCollect(emitter::collected);
    reclaimer.witness(emitter::reclaimed);
    return emitter;
  }

  public void stop() {
    FlightRecorder.removePeriodicEvent(statistics);
    reclaimer.witness(null);
    try {
      listening.close();
    } catch (Exception impossible) {
      throw new IllegalStateException(impossible);
    }
    EVENTS.forEach(FlightRecorder::unregister);
  }

  /** On a thread of the recorder's, whose lists and maps would be the program's. */
  private void statistics() {
    boolean own = OwnWork.begin();
    try {
      emitStatistics();
    } finally {
      OwnWork.end(own);
    }
  }

  private void emitStatistics() {
    for (Report.ClassEntry entry : engine.classes()) {
      ClassStatistics event = new ClassStatistics();
      event.type = entry.name();
      event.born = entry.born();
      event.live = entry.live();
      event.maxCount = entry.maxCount();
      event.fields = entry.references().fields();
      event.statics = entry.references().statics();
      event.elements = entry.references().elements();
      event.locals = entry.references().locals();
      event.bytes = entry.live() * entry.instanceBytes();
      event.commit();
    }
  }

  /** On the reaper's thread alone. */
  private void reclaimed(String type, String verdict, int waitedMs, long bytes) {
    if (reclaimed++ % ONE_OF != 0) {
      return;
    }
    Reclaimed event = new Reclaimed();
    if (event.isEnabled()) {
      event.type = type;
      event.verdict = verdict;
      event.drag = waitedMs;
      event.bytes = bytes;
      event.commit();
    }
  }

  private void collected(Collection collection) {
    if (collection.phase().equals("start")) {
      return;
    }
    CollectionEvent event = new CollectionEvent();
    event.number = collection.number();
    event.collector = collection.collector();
    event.pause = collection.pauseMs();
    event.candidates = collection.candidates();
    Verdicts verdicts = collection.verdicts();
    event.countedOut = verdicts.countedOut();
    event.cascade = verdicts.cascade();
    event.cycle = verdicts.cycle();
    event.withHolder = verdicts.withHolder();
    event.liveVariable = verdicts.liveVariable();
    event.unexplained = verdicts.unexplained();
    event.drag = collection.dragMs().max();
    event.bytes = collection.bytes();
    event.commit();
    collection.cycles().forEach(cycle -> cycle(collection.number(), cycle));
  }

  private static void cycle(long number, Cycle cycle) {
    CycleEvent event = new CycleEvent();
    event.collection = number;
    event.classes = String.join(", ", cycle.classes());
    event.objects = cycle.objects();
    event.bytes = cycle.bytes();
    event.closedAt = text(cycle.closedAt());
    event.droppedAt = text(cycle.droppedAt());
    event.commit();
  }

  private static String text(Object site) {
    return site == null ? null : site.toString();
  }
}
