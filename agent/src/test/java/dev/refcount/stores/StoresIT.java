package dev.refcount.stores;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.refcount.forked.Forked;
import dev.refcount.forked.ForkedJvm;
import dev.refcount.forked.JvmMode;
import dev.refcount.forked.Run;
import java.nio.file.Path;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Every kind of store in every JVM mode: the program checks its own counts. */
@ParameterizedClass(name = "{0}")
@ValueSource(classes = {
  InstanceFields.class, InheritedFields.class, StaticFields.class, ArrayElements.class,
  LocalScopes.class, LocalLoops.class, LocalSlots.class, Parameters.class,
  ExceptionalExits.class, StackOverflow.class, CatchVariables.class, CompilerTemporaries.class,
  Constructors.class, InnerClasses.class, Records.class, Methods.class,
  SystemArraycopy.class, Clones.class, ArraysUtilities.class, Lambdas.class,
  Lists.class, Maps.class, SpecialMaps.class, Queues.class,
  AtomicReferences.class, VarHandles.class, Threads.class, ThreadLocals.class,
  Reflection.class, MethodHandleSetters.class, References.class,
})
final class StoresIT {
  /** The checks themselves are not woven, so handing a probe to one is no reference. */
  static final String OPTIONS =
      "tag=dev.refcount.stores.Probe+:dev.refcount.stores.Fault+,exclude=dev.refcount.forked.**";

  @Parameter
  Class<?> program;

  @Forked
  void every_count_is_exact(JvmMode mode) throws Exception {
    Path report = ForkedJvm.logs().resolve(program.getSimpleName() + "-" + mode + "-report.txt");
    Run run = ForkedJvm.of(program).mode(mode).agent(OPTIONS + ",report=" + report).run();
    assertEquals(0, run.exitCode(), run::describe);
    assertTrue(run.out().matches("(?s).*\\n[1-9]\\d* checks passed\\R"), run::describe);
  }
}
