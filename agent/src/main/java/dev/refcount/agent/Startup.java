package dev.refcount.agent;

import dev.refcount.Refs;
import dev.refcount.boot.Births;
import dev.refcount.boot.Budget;
import dev.refcount.boot.Channel;
import dev.refcount.boot.Gate;
import dev.refcount.boot.History;
import dev.refcount.boot.Leaving;
import dev.refcount.boot.OwnWork;
import dev.refcount.boot.Reaper;
import dev.refcount.boot.Rehearsal;
import dev.refcount.boot.Sample;
import dev.refcount.boot.Types;
import dev.refcount.cache.WeavingCache;
import dev.refcount.growth.Growth;
import dev.refcount.options.OptionException;
import dev.refcount.options.Options;
import dev.refcount.options.SiteDetail;
import dev.refcount.verdict.Reclaimer;
import dev.refcount.weave.StaticTypes;
import dev.refcount.weave.Weaver;
import java.lang.instrument.Instrumentation;
import java.util.Set;

/** Puts the parts together, in the order in which each needs the one before. */
final class Startup {
  static final String NO_TAG = "no tag= given: only objects given to Refs.tag are counted";

  private Startup() {}

  static void run(Presence presence, Instrumentation instrumentation, byte[] hooks)
      throws OptionException {
    // Its lists and maps outlive the opening of the hooks, and are not the program's.
    boolean begun = OwnWork.begin();
    try {
      begin(presence, instrumentation, hooks);
    } finally {
      OwnWork.end(begun);
    }
  }

  private static void begin(Presence presence, Instrumentation instrumentation, byte[] hooks)
      throws OptionException {
    Options options = presence.options;
    if (options.tag().isEmpty()) {
      Console.say(NO_TAG);
    }
    Tagging tagging = new Tagging(options, presence.late);
    StaticTypes staticTypes = new StaticTypes(tagging);
    FamilyGate families = new FamilyGate(instrumentation, tagging, hooks);
    Gatekeeper gatekeeper = new Gatekeeper(instrumentation, tagging, families);
    Gate.opener(gatekeeper);
    if (presence.late) {
      // An agent that was here before may have left it closed.
      gatekeeper.open();
      // Also what a hook may have left that was under way when the agent left an earlier time.
      Leaving.forgetAll();
    }
    boolean sites = options.sites() != SiteDetail.OFF;
    Set<Channel> leftOut = PlantedFaults.channels();
    Weaver weaver = new Weaver(staticTypes, leftOut, sites);
    WarmUp warmUp = WarmUp.begin(weaver, hooks);
    Types.sizer(new InstanceSizes(instrumentation));
    Types.tagger(families);
    if (options.containers()) {
      Births.indispensable();
    }
    Sample.everyNth(options.sample());
    History.keep(options.history());
    Budget.limit(options.budget().bytes(Runtime.getRuntime().maxMemory()));
    SiteDepth.set(options.sites());
    Rehearsal.run();
    Territory territory = new Territory(options);
    WeavingCache cache = WovenBefore.open(presence, staticTypes, leftOut);
    Weaving weaving = new Weaving(weaver, families, options.locals(), cache);
    ClassDump dump = ClassDump.into(options.classdump().orElse(null));
    PatternsMet patterns = new PatternsMet(instrumentation, options.tag().patterns());
    WeavingTransformer transformer =
        new WeavingTransformer(weaving, territory, tagging, patterns, dump, gatekeeper, families);
    if (options.jfr()) {
      presence.recorderWatch = new RecorderWatch(presence);
      transformer.recorderWatch(presence.recorderWatch);
    }
    Growth growth = new Growth();
    Reclaimer reclaimer = new Reclaimer(new GcHost(growth));
    presence.reclaimer = reclaimer;
    presence.engine =
        new AgentEngine(presence, instrumentation, transformer, patterns, staticTypes, reclaimer, growth);
    warmUp.end();
    HiddenWeaving hidden = new HiddenWeaving(weaver, options.locals(), territory, tagging, transformer, dump);
    presence.installation = new Installation(instrumentation, transformer, territory, families, hidden);
    presence.installation.run();
    cache.started();
    presence.cache = cache;
    if (presence.late) {
      presence.earlier = Earlier.look(instrumentation, tagging);
      if (presence.recorderWatch != null) {
        presence.recorderWatch.lookAt(instrumentation.getAllLoadedClasses());
      }
      Births.decide();
    }
    reclaimer.start();
    Reaper.start();
    Refs.engine(presence.engine);
    SelfTest.run(options);
    gatekeeper.closeIfNothingIsTagged();
    growth.start();
    presence.growth = growth;
    BudgetWatch.start(options.budget());
    if (options.http().isPresent() || options.jmx()) {
      presence.windows = new Windows();
      presence.windows.open(presence);
    }
    presence.exitReport = ExitReport.register(options, presence.engine, cache);
    // Else little code ran within the transformer, and always the same: a start of this kind is to be quick.
    if (presence.late || weaving.hasWovenAnew() || options.classdump().isPresent()) {
      presence.installation.weaveOverlooked(presence.late);
    }
    presence.complete();
  }
}
