package dev.refcount.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Looks at a process before it is attached to: attaching begins with a signal that ends what is no JVM,
 * and on which a JVM that refuses attaching prints its threads into the program's output.
 */
final class Processes {
  private static final int SIGQUIT = 3;

  private Processes() {}

  static void checkAttachable(String pid) throws UnreachableException {
    if (!pid.matches("\\d{1,10}")) {
      throw new UnreachableException(
          Exit.WRONG_USE, "a process id is a number, not '" + pid + "': the JDK's jps lists them");
    }
    long id = Long.parseLong(pid);
    Optional<ProcessHandle> process = ProcessHandle.of(id);
    if (process.isEmpty()) {
      throw new UnreachableException("there is no process " + pid);
    }
    if (id == ProcessHandle.current().pid()) {
      throw new UnreachableException(Exit.WRONG_USE, "process " + pid + " is this command itself");
    }
    checkUser(pid, process.get());
    if (asked(process.get(), "-XX:+DisableAttachMechanism")) {
      throw new UnreachableException(
          "process " + pid + " was started with -XX:+DisableAttachMechanism and can't be attached to");
    }
    if (catchesNoQuit(pid)) {
      throw new UnreachableException(
          "process " + pid + " is no JVM, or one that was started with -Xrs and can't be attached to");
    }
  }

  private static void checkUser(String pid, ProcessHandle process) throws UnreachableException {
    String me = ProcessHandle.current().info().user().orElse("");
    String owner = process.info().user().orElse(me);
    if (!me.equals(owner) && !me.equals("root")) {
      throw new UnreachableException(
          "process " + pid + " belongs to " + owner + ": run this command as that user, not as " + me);
    }
  }

  /** Where the system does not tell arguments, the attach mechanism finds out. */
  private static boolean asked(ProcessHandle process, String option) {
    return process.info().arguments().filter(all -> List.of(all).contains(option)).isPresent();
  }

  /** Linux says which signals a process catches; elsewhere nothing is known. */
  private static boolean catchesNoQuit(String pid) {
    try {
      for (String line : Files.readAllLines(Path.of("/proc", pid, "status"))) {
        if (line.startsWith("SigCgt:")) {
          long caught = Long.parseUnsignedLong(line.substring("SigCgt:".length()).strip(), 16);
          return (caught & 1L << (SIGQUIT - 1)) == 0;
        }
      }
    } catch (IOException | NumberFormatException unknown) {
      // Then the attach mechanism itself must find out.
    }
    return false;
  }
}
