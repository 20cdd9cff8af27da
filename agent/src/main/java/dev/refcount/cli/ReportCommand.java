package dev.refcount.cli;

import dev.refcount.report.ReportForms;

/** {@code report PID FILE}: the ledger of a running program as it stands now. */
final class ReportCommand {
  private ReportCommand() {}

  static int run(String[] arguments) {
    if (arguments.length != 3) {
      return Exit.wrongUse("report takes a process id and a file to write: report PID FILE.html");
    }
    String file = arguments[2];
    boolean console = file.equals("-");
    if (!console && !ReportForms.known(file)) {
      return Exit.wrongUse(
          "a report ends in " + String.join(", ", ReportForms.ENDINGS)
              + ", or is - for standard output; not " + file);
    }
    try (Target target = Target.of(arguments[1])) {
      String report = target.ask("report", console ? ".txt" : file);
      if (!console) {
        return Exit.write(file.replace("%p", arguments[1]), report);
      }
      System.out.print(report);
      return Exit.DONE;
    } catch (UnreachableException reason) {
      return Exit.say(reason.exitCode, reason.getMessage());
    }
  }
}
