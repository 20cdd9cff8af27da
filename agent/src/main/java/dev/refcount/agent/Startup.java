package dev.refcount.agent;

import dev.refcount.Refs;
import dev.refcount.boot.Hooks;
import dev.refcount.boot.Reaper;
import dev.refcount.boot.Sample;
import dev.refcount.boot.Types;
import dev.refcount.options.OptionException;
import dev.refcount.options.Options;
import dev.refcount.verdict.Reclaimer;
import dev.refcount.weave.StaticTypes;
import dev.refcount.weave.Weaver;
import java.lang.instrument.Instrumentation;

/** Puts the parts together, in the order in which each needs the one before. */
final class Startup {
  private Startup() {}

  static void run(Options options, Instrumentation instrumentation, byte[] sample)
      throws OptionException {
    Unbuilt.refuse(options);
    if (options.tag().isEmpty()) {
      Console.say("no tag= given: only objects given to Refs.tag are counted");
    }
    Tagging tagging = new Tagging(options);
    StaticTypes staticTypes = new StaticTypes(tagging);
    Types.tagger(tagging);
    Sample.everyNth(options.sample());
    SiteDepth.set(options.sites());
    Hooks.rehearse();
    // Before the transformer is there: whatever JDK class the weaver itself needs is loaded now, and
    // not while that very class is transformed, which would be a ClassCircularityError.
    new Weaver(staticTypes).weave(sample, true, true);
    Territory territory = new Territory(options);
    WeavingTransformer transformer =
        new WeavingTransformer(new Weaver(staticTypes), territory, tagging, options);
    new Installation(instrumentation, transformer, territory).run();
    Reclaimer reclaimer = new Reclaimer(Console::say);
    reclaimer.start();
    Reaper.start();
    AgentEngine engine =
        new AgentEngine(options, instrumentation, transformer, staticTypes, reclaimer);
    Refs.engine(engine);
    SelfTest.run(options);
    ExitReport.register(options);
  }
}
