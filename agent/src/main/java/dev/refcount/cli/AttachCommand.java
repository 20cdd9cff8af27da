package dev.refcount.cli;

import java.util.Arrays;

/** {@code attach PID [options]} and {@code attach PID off}. */
final class AttachCommand {
  private AttachCommand() {}

  static int run(String[] arguments) {
    if (arguments.length < 2) {
      return Exit.wrongUse("attach takes a process id, then options: attach PID tag=CLASS,key=value");
    }
    String options = String.join(",", Arrays.asList(arguments).subList(2, arguments.length));
    try (Target target = Target.of(arguments[1])) {
      System.out.print(
          options.equals("off") ? target.ask("detach") : target.ask("attach", options));
      return Exit.DONE;
    } catch (UnreachableException reason) {
      return Exit.say(reason.exitCode, reason.getMessage());
    }
  }
}
