package dev.refcount.cli;

import java.io.IOException;

/** {@code top PID}: what is held now, by class, and how it grows; again each second in a terminal. */
final class TopCommand {
  private static final int PERIOD_MS = 1000;

  private TopCommand() {}

  static int run(String[] arguments) {
    if (arguments.length != 2) {
      return Exit.wrongUse("top takes a process id: top PID");
    }
    try (Target target = Target.of(arguments[1]);
        Terminal terminal = Terminal.open()) {
      TopTable table = new TopTable(arguments[1]);
      if (!terminal.interactive()) {
        // For a pipe or a file one look is enough, with the growth over one period.
        table.next(target.ask("top"), System.nanoTime());
        Thread.sleep(PERIOD_MS);
        table.next(target.ask("top"), System.nanoTime());
        System.out.print(table.text(Integer.MAX_VALUE, Terminal.WIDTH));
        return Exit.DONE;
      }
      do {
        table.next(target.ask("top"), System.nanoTime());
        terminal.show(table.text(terminal.rows(), terminal.columns()));
      } while (!terminal.quits(PERIOD_MS));
      return Exit.DONE;
    } catch (UnreachableException reason) {
      return Exit.say(reason.exitCode, reason.getMessage());
    } catch (IOException | InterruptedException broken) {
      return Exit.say(Exit.BAD_ANSWER, "the terminal failed: " + broken.getMessage());
    }
  }
}
