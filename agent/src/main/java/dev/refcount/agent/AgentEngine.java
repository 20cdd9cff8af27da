package dev.refcount.agent;

import dev.refcount.Audit;
import dev.refcount.Engine;
import dev.refcount.Holders;
import dev.refcount.Reclaiming;
import dev.refcount.Report;
import dev.refcount.boot.Snapshot;
import dev.refcount.growth.Growth;
import dev.refcount.holdings.HolderSearch;
import dev.refcount.options.Options;
import dev.refcount.report.ReportBuilder;
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
  private final Options options;
  private final Presence presence;
  private final Instrumentation instrumentation;
  private final WeavingTransformer transformer;
  private final PatternsMet patterns;
  private final StaticTypes staticTypes;
  private final Holders holders =
      new HolderSearch(SelfDump::path, () -> DeadSet.now()::contains);
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
    presence.installation.weaveOverlooked(true);
    List<Report.NotWoven> notWoven = new ArrayList<>(presence.earlier.frames());
    for (Map.Entry<String, String> left : transformer.notWoven().entrySet()) {
      notWoven.add(new Report.NotWoven(left.getKey().replace('/', '.'), left.getValue()));
    }
    notWoven.addAll(
        NotSeen.classes(instrumentation.getAllLoadedClasses(), new Territory(options), options));
    notWoven.addAll(NotSeen.channels(options));
    // First: what that finds dead is then off the ledger for the rest of the report.
    if (!Thread.currentThread().getName().equals(ExitReport.THREAD)) {
      List<Report.Suspect> suspects = growth.suspects(false);
      Reading reading = new Reading();
      Report report;
      do {
        report = read(notWoven);
      } while (reading.wasDisturbed());
      return report.with(suspects);
    }
    growth.collectIfNeeded();
    Reading reading = new Reading();
    SuspectSearch search = SuspectSearch.begin(growth);
    Report report = read(notWoven);
    // It may ask for a collection.
    List<Report.Suspect> suspects = search.found();
    while (reading.wasDisturbed()) {
      report = read(notWoven);
    }
    return report.with(suspects);
  }

  private Report read(List<Report.NotWoven> notWoven) {
    return ReportBuilder.build(
        new Report.Agent(Version.current(), options.toString()),
        notWoven,
        patterns.unmatched(),
        presence.earlier.uncounted(),
        reclaimer.totals());
  }

  @Override
  public List<Report.ClassEntry> classes() {
    Reading reading = new Reading();
    List<Report.ClassEntry> classes;
    do {
      classes = ReportBuilder.classes(reclaimer.totals());
    } while (reading.wasDisturbed());
    return classes;
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
    return holders;
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
