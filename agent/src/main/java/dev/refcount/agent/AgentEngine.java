package dev.refcount.agent;

import dev.refcount.Audit;
import dev.refcount.Engine;
import dev.refcount.Holders;
import dev.refcount.Reclaiming;
import dev.refcount.Report;
import dev.refcount.boot.Reading;
import dev.refcount.boot.Reaper;
import dev.refcount.boot.Snapshot;
import dev.refcount.growth.Growth;
import dev.refcount.holdings.HolderSearch;
import dev.refcount.options.Options;
import dev.refcount.report.ReportBuilder;
import dev.refcount.report.ThisJvm;
import dev.refcount.verdict.DeadSet;
import dev.refcount.verdict.Reclaimer;
import dev.refcount.weave.StaticTypes;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Answers for the API what needs more than the ledger: the report, and what cannot be counted. */
final class AgentEngine implements Engine {
  /** How long the end of a program waits for a reaper that its threads keep busy, milliseconds. */
  private static final long LAST_PATIENCE = 2_000;

  private final Options options;
  private final Presence presence;
  private final Instrumentation instrumentation;
  private final WeavingTransformer transformer;
  private final PatternsMet patterns;
  private final StaticTypes staticTypes;
  private final Reclaimer reclaimer;
  private final Growth growth;

  AgentEngine(
      Presence presence,
      Instrumentation instrumentation,
      WeavingTransformer transformer,
      PatternsMet patterns,
      StaticTypes staticTypes,
      Reclaimer reclaimer,
      Growth growth) {
    this.options = presence.options;
    this.presence = presence;
    this.instrumentation = instrumentation;
    this.transformer = transformer;
    this.patterns = patterns;
    this.staticTypes = staticTypes;
    this.reclaimer = reclaimer;
    this.growth = growth;
  }

  @Override
  public Report report() {
    List<Report.NotWoven> notWoven = notWoven();
    // First: what that finds dead is then off the ledger for the rest of the report.
    List<Report.Suspect> suspects = growth.suspects();
    return read(notWoven, Reaper.PATIENCE).with(suspects);
  }

  /** Nothing is begun any more that {@link #lastReport} would wait for. */
  void programEnds() {
    growth.ends();
  }

  /** The same where the program ends, and waits for it: of what takes long two things are done at once. */
  Report lastReport() {
    List<Report.NotWoven> notWoven = notWoven();
    growth.collectIfNeeded();
    SuspectSearch search;
    Report report;
    boolean collected = growth.wasCollected();
    boolean upToDate = Reading.begin(LAST_PATIENCE);
    try {
      search = SuspectSearch.begin(growth, collected && upToDate);
      report = read(notWoven, upToDate);
    } finally {
      Reading.end();
    }
    List<Report.Suspect> suspects = search.found();
    if (growth.hasCollectedLast()) {
      report = read(notWoven, LAST_PATIENCE);
    }
    return report.with(suspects);
  }

  private List<Report.NotWoven> notWoven() {
    presence.installation.weaveOverlooked(true);
    List<Report.NotWoven> notWoven = new ArrayList<>(presence.earlier.notSeen());
    for (Map.Entry<String, String> left : transformer.notWoven().entrySet()) {
      notWoven.add(new Report.NotWoven(left.getKey().replace('/', '.'), left.getValue()));
    }
    notWoven.addAll(
        NotSeen.classes(instrumentation.getAllLoadedClasses(), new Territory(options), options));
    notWoven.addAll(NotSeen.channels(options));
    return notWoven;
  }

  private Report read(List<Report.NotWoven> notWoven, long patience) {
    boolean upToDate = Reading.begin(patience);
    try {
      return read(notWoven, upToDate);
    } finally {
      Reading.end();
    }
  }

  private Report read(List<Report.NotWoven> notWoven, boolean upToDate) {
    Report.Agent agent = new Report.Agent(Version.current(), options.toString());
    List<Report.Unmatched> unmatched = patterns.unmatched();
    List<Report.Uncounted> uncounted = presence.earlier.uncounted();
    Report.Jvm jvm = ThisJvm.facts();
    synchronized (Reaper.class) {
      return ReportBuilder.build(agent, jvm, notWoven, unmatched, uncounted, reclaimer.totals(), upToDate);
    }
  }

  @Override
  public List<Report.ClassEntry> classes() {
    Reading.begin(Reaper.PATIENCE);
    try {
      synchronized (Reaper.class) {
        return ReportBuilder.classes(reclaimer.totals());
      }
    } finally {
      Reading.end();
    }
  }

  @Override
  public Audit audit() {
    presence.installation.weaveOverlooked(true);
    try {
      return SelfDump.audit(instrumentation);
    } catch (IOException failure) {
      throw new IllegalStateException(
          "the audit could not be made: its heap dump can't be written, " + failure
              + "; -Djava.io.tmpdir=FOLDER names another folder");
    }
  }

  @Override
  public Holders holders() {
    return new HolderSearch(SelfDump::path, () -> DeadSet.now()::contains);
  }

  @Override
  public Reclaiming reclaiming() {
    return reclaimer;
  }

  @Override
  public boolean counts(Class<?> type) {
    if (Snapshot.counts(type)) {
      return true;
    }
    boolean any = false;
    for (Class<?> loaded : instrumentation.getAllLoadedClasses()) {
      if (type.isAssignableFrom(loaded) && !Modifier.isAbstract(loaded.getModifiers())) {
        if (Snapshot.counts(loaded)) {
          return true;
        }
        any = true;
      }
    }
    return !any;
  }

  @Override
  public String refusal(Class<?> type) {
    return staticTypes.neverTagged(type.getName())
        ? type.getName()
            + " cannot be tagged one by one: stores to slots of this final class are not woven"
            + " unless the agent is started with tag="
            + type.getName()
        : null;
  }
}
