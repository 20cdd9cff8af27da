package dev.refcount.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.refcount.forked.ForkedJvm;
import dev.refcount.forked.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import net.bytebuddy.jar.asm.ClassReader;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The hooks change while another agent is at work. */
final class SecondAgentIT {
  private static final String OPTIONS =
      "tag=dev.refcount.gate.Heir:dev.refcount.gate.Cousin,exclude=dev.refcount.forked.**";

  @TempDir Path folder;

  /** A class that nothing is counted of need not wait; one that is counted does, and not for ever. */
  @ParameterizedTest
  @CsvSource({
    "gate, LockingAgent$Loaded", "define, LockingAgent$Loaded", "fill, LockingAgent$Loaded",
    "gate, Cousin", "define, Cousin", "fill, Cousin"
  })
  void a_class_that_another_agent_loads_under_its_lock_waits_for_nobody_who_waits_for_the_lock(
      String changed, String loaded) throws Exception {
    String report = ",report=" + folder.resolve("report.txt");
    Run run =
        ForkedJvm.of(LockingAgent.class)
            .named(changed + "-" + loaded.replace('$', '.'))
            // In this order, as the README has it.
            .jvm("-javaagent:" + jar(LockingAgent.class), "-javaagent:" + ForkedJvm.agentJar() + "=" + OPTIONS + report)
            .arguments(changed, loaded)
            .run();
    assertEquals(0, run.exitCode(), run::describe);
    assertTrue(run.out().endsWith("5 checks passed\n"), run::describe);
  }

  /** Code that a look-up calls must not need one itself: it would call itself until the stack is full. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void what_another_agent_has_loaders_call_in_the_program_is_linked_to_its_hooks_without_them(boolean first)
      throws Exception {
    String other = "-javaagent:" + jar(ToldLoads.class);
    String own = "-javaagent:" + ForkedJvm.agentJar() + "=" + OPTIONS + ",report=" + folder.resolve("report.txt");
    Run run =
        ForkedJvm.of(ToldLoads.class)
            .named(first ? "first" : "last")
            .jvm(first ? other : own, first ? own : other)
            .classPath(Path.of(ClassReader.class.getProtectionDomain().getCodeSource().getLocation().toURI()))
            .run();
    assertEquals(0, run.exitCode(), run::describe);
    assertTrue(run.out().endsWith("2 checks passed\n"), run::describe);
  }

  private Path jar(Class<?> agent) throws Exception {
    Path jar = folder.resolve(agent.getSimpleName() + ".jar");
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Premain-Class", agent.getName());
    manifest.getMainAttributes().putValue("Can-Retransform-Classes", "true");
    new JarOutputStream(Files.newOutputStream(jar), manifest).close();
    return jar;
  }
}
