package dev.refcount.cli;

/** {@code holdings PID CLASS}: who holds the instances of a class, slot by slot. */
final class HoldingsCommand {
  private HoldingsCommand() {}

  static int run(String[] arguments) {
    if (arguments.length != 3) {
      return Exit.wrongUse(
          "holdings takes a process id and a class: holdings PID com.acme.Session");
    }
    try (Target target = Target.of(arguments[1])) {
      System.out.print(target.ask("holdings", arguments[2]));
      return Exit.DONE;
    } catch (UnreachableException reason) {
      return Exit.say(reason.exitCode, reason.getMessage());
    }
  }
}
