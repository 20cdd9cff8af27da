package dev.refcount.attach;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.refcount.forked.ForkedJvm;
import dev.refcount.forked.Run;
import org.junit.jupiter.api.Test;

/** Where threads themselves are tagged there are hooks in the code that the VM runs to begin, mount and end them. */
final class TaggedThreadsIT {
  private static final int NATIVES = Runtime.version().feature() < NativeThreads.SINCE ? 0 : 2_000;

  /**
   * A thread that comes from native code, as that which ends a program, may wait in the constructor of its own {@code
   * Thread}: there the VM crashed, from JDK 19 on.
   */
  @Test
  void threads_attach_while_others_make_what_is_tagged() throws Exception {
    assertEquals(NATIVES + " attached, main ends\n", out(EndsAmongBirths.class, String.valueOf(NATIVES)));
  }

  /** A virtual thread may wait while it leaves its carrier: they came to a standstill, from JDK 24 on. */
  @Test
  void virtual_threads_go_on_while_others_make_what_is_tagged() throws Exception {
    assertEquals("10000 ended\n", out(BusyCarriers.class));
  }

  private static String out(Class<?> program, String... arguments) throws Exception {
    String tagged = "java.lang.Object:java.lang.Thread+:java.lang.ThreadGroup:" + program.getName();
    Run run = ForkedJvm.of(program)
        .agent(
            "tag=" + tagged + ",containers=true,report="
                + ForkedJvm.logs().resolve(program.getSimpleName() + ".txt"))
        .arguments(arguments)
        .run();
    assertEquals(0, run.exitCode(), run::describe);
    return run.out();
  }
}
