package dev.refcount.attach;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.refcount.forked.ForkedJvm;
import dev.refcount.forked.Run;
import org.junit.jupiter.api.Test;

/**
 * A thread that comes from native code meets hooks, and may wait in them, in the constructor of its own {@code Thread}.
 * The one that ends each program is such a thread.
 */
final class AttachingThreadIT {
  private static final int NATIVES = Runtime.version().feature() < NativeThreads.SINCE ? 0 : 2_000;

  /** Where one waited the VM crashed, from JDK 19 on. */
  @Test
  void threads_attach_while_others_make_what_is_tagged() throws Exception {
    Run run = ForkedJvm.of(EndsAmongBirths.class)
        .agent("tag=java.lang.Object:java.lang.Thread+:java.lang.ThreadGroup,report=" + ForkedJvm.logs().resolve("ends.txt"))
        .arguments(String.valueOf(NATIVES))
        .run();
    assertEquals(0, run.exitCode(), run::describe);
    assertEquals(NATIVES + " attached, main ends\n", run.out());
  }
}
