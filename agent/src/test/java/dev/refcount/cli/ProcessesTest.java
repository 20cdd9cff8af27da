package dev.refcount.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused before the signal that attaching begins with, and by which exit code. */
final class ProcessesTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "1x", "12345678901", "٣", "com.acme.Main"})
  void what_is_no_process_id_is_wrong_use(String pid) {
    assertRefused(Exit.WRONG_USE, "a process id is a number, not '" + pid + "'", pid);
  }

  @Test
  void the_command_itself_is_wrong_use() {
    assertRefused(Exit.WRONG_USE, "is this command itself", Long.toString(ProcessHandle.current().pid()));
  }

  @Test
  void a_process_that_has_ended_is_unreachable() throws Exception {
    Process process =
        new ProcessBuilder(System.getProperty("java.home") + "/bin/java", "-version")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertTrue(process.waitFor(1, TimeUnit.MINUTES));
    assertRefused(Exit.UNREACHABLE, "there is no process " + process.pid(), Long.toString(process.pid()));
  }

  private static void assertRefused(int code, String reason, String pid) {
    UnreachableException refused =
        assertThrows(UnreachableException.class, () -> Processes.checkAttachable(pid));
    assertEquals(code, refused.exitCode, refused.getMessage());
    assertTrue(refused.getMessage().contains(reason), refused.getMessage());
  }
}
