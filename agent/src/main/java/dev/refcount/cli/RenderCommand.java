package dev.refcount.cli;

import dev.refcount.report.ReportForms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** {@code render REPORT.json OUT.html}: a report of an earlier run in another form. */
final class RenderCommand {
  private RenderCommand() {}

  static int run(String[] arguments) {
    if (arguments.length != 3) {
      return Exit.wrongUse("render takes a report and a file to write: render REPORT.json OUT.html");
    }
    String out = arguments[2];
    if (!out.endsWith(".html") && !out.endsWith(".dot") && !out.endsWith(".txt")) {
      return Exit.wrongUse("render writes .html, .dot or .txt, not " + out);
    }
    try {
      String report = ReportForms.render(Files.readString(Path.of(arguments[1])), out);
      return Exit.write(out, report);
    } catch (NoSuchFileException missing) {
      return Exit.wrongUse("there is no file " + arguments[1]);
    } catch (IOException unreadable) {
      return Exit.wrongUse(arguments[1] + " can't be read: " + Exit.reason(unreadable));
    } catch (IllegalArgumentException unreadable) {
      return Exit.wrongUse(arguments[1] + " can't be read: " + unreadable.getMessage());
    }
  }
}
