package dev.refcount.audited;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.refcount.forked.ForkedJvm;
import dev.refcount.forked.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Audits of large dumps in small heaps. The normal run has them a tenth as large as {@code mvn -Pbig
 * verify}, which says how long they took.
 */
final class ScaleIT {
  private static final boolean BIG = Boolean.getBoolean("refcount.big");

  @TempDir
  Path folder;

  @Test
  void very_many_tagged_objects_are_audited_while_progress_is_printed() throws Exception {
    int objects = BIG ? 1_000_000 : 100_000;
    // Large enough in both cases for more than one line of progress.
    Path dump = dump(objects, BIG ? 16 : 700, "-Xmx2g");
    Run audit = audit(dump, BIG ? "-Xmx512m" : "-Xmx64m", objects);
    assertTrue(audit.err().matches("(?s)(refcount: pass \\d, [\\d,]+ of [\\d,]+ MB\\R){4,}"),
        audit::describe);
  }

  @Test
  void a_dump_is_audited_in_a_heap_of_half_its_size() throws Exception {
    int objects = BIG ? 2_000_000 : 100_000;
    Path dump = dump(objects, BIG ? 720 : 1_700, BIG ? "-Xmx6g" : "-Xmx1g");
    long size = Files.size(dump);
    assertTrue(size > (BIG ? 2_000_000_000L : 200_000_000L), () -> size + " bytes");
    audit(dump, BIG ? "-Xmx1g" : "-Xmx96m", objects);
  }

  private Path dump(int objects, int bytes, String heap) throws Exception {
    Path dump = folder.resolve(objects + ".hprof");
    Run run =
        ForkedJvm.of(Crowd.class)
            .named(Integer.toString(objects))
            .jvm(heap)
            .agent("tag=dev.refcount.audited.Item,budget=90%")
            .arguments(Integer.toString(objects), Integer.toString(bytes), dump.toString())
            .timeout(Duration.ofMinutes(10))
            .run();
    assertEquals(0, run.exitCode(), run::describe);
    return dump;
  }

  private static Run audit(Path dump, String heap, int objects) throws Exception {
    long start = System.nanoTime();
    Run audit =
        ForkedJvm.of("dev.refcount.cli.Main")
            .named("audit" + heap)
            .classPath(ForkedJvm.agentJar())
            .jvm(heap)
            .arguments("audit", dump.toString())
            .timeout(Duration.ofMinutes(10))
            .run();
    double seconds = (System.nanoTime() - start) / 1e9;
    assertEquals(0, audit.exitCode(), audit::describe);
    assertTrue(
        audit.out().startsWith(
            String.format("audit: %1$,d checked, %1$,d exact, 0 drifts", objects)),
        audit::describe);
    System.out.printf(
        "%,d tagged objects, %,d MB of dump, %s: audited in %.1f s%n",
        objects, Files.size(dump) >> 20, heap, seconds);
    return audit;
  }
}
