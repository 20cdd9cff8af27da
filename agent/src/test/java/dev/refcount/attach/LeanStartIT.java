package dev.refcount.attach;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.refcount.forked.ForkedJvm;
import dev.refcount.forked.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Each JDK class that the agent itself uses must be woven at every start, so the expensive families stay
 * out. Counted, as time would depend on the machine.
 */
final class LeanStartIT {
  /** The first class that each family loads, and what brings it. */
  private static final List<String> FAMILIES =
      List.of(
          "java.util.Formatter ", // String.format
          "java.util.regex.Pattern ", // String.split, replaceAll
          "java.lang.management.DefaultPlatformMBeanProvider ", // ManagementFactory.get…
          "java.lang.ProcessHandleImpl ", // ProcessHandle.current
          "java.nio.channels.FileChannel ", // Files.writeString
          "dev.refcount.shaded.gson.", // a JSON report
          "dev.refcount.shaded.hdrhistogram."); // drag

  @Test
  void start_and_report_of_an_empty_program_use_no_expensive_part_of_the_jdk() throws Exception {
    List<String> lines = logged("class+load");
    assertTrue(lines.stream().anyMatch(line -> line.contains("dev.refcount.report.TextReport ")));
    for (String family : FAMILIES) {
      assertEquals(
          List.of(), lines.stream().filter(line -> line.contains("] " + family)).toList(), family);
    }
  }

  /**
   * Where the stack ends within the static initialiser of a class of the JDK, nobody can use that class any more: the
   * first of these then has no exception of the program's tell its stack trace.
   */
  @Test
  void what_a_look_at_the_stack_initialises_is_there_before_the_program_begins() throws Exception {
    List<String> before =
        logged("class+init=info").stream()
            .filter(line -> line.contains(" Initializing '"))
            .map(line -> line.split("'")[1])
            .takeWhile(type -> !type.equals(Empty.class.getName().replace('.', '/')))
            .toList();
    assertTrue(before.contains("java/lang/StackTraceElement$HashedModules"), before::toString);
    assertTrue(before.contains("dev/refcount/holdings/FrameDescriptor"), before::toString);
  }

  /** What the VM says, of such events, while an empty program runs. */
  private static List<String> logged(String events) throws Exception {
    Path log = ForkedJvm.logs().resolve("LeanStart.log");
    Run run = ForkedJvm.of(Empty.class)
        .named("lean")
        .agent("tag=com.acme.Nothing,report=" + ForkedJvm.logs().resolve("LeanStart.txt"))
        .jvm("-Xlog:" + events + ":file=" + log)
        .run();
    assertEquals(0, run.exitCode(), run::describe);
    assertEquals("", run.err());
    return Files.readAllLines(log);
  }
}
