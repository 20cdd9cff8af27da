package dev.refcount.live;

import dev.refcount.Engine;
import dev.refcount.Refs;
import dev.refcount.Report;
import dev.refcount.report.ReportForms;
import java.util.Arrays;

/** Answers what a command asks an attached agent; loaded only once there is a ledger. */
public final class Questions {
  private Questions() {}

  /** The request is a verb and its arguments. */
  public static Answer answer(Engine engine, String[] request) {
    return switch (request[0]) {
      case "report" -> Answer.done(ReportForms.of(Refs.report(), request[1]));
      case "holdings" -> HoldingsText.of(engine, request[1]);
      case "top" -> Answer.done(top(engine));
      default -> Answer.wrongUse(
          "the agent in the program is of another version and does not know "
              + Arrays.toString(request));
    };
  }

  /** One line a class, most held first: name, live, references, fields, elements, statics, locals. */
  private static String top(Engine engine) {
    StringBuilder lines = new StringBuilder();
    for (Report.ClassEntry entry : engine.classes()) {
      Report.References now = entry.references();
      lines.append(entry.name());
      for (long number :
          new long[] {
            entry.live(), now.total(), now.fields(), now.elements(), now.statics(), now.locals()
          }) {
        lines.append('\t').append(number);
      }
      lines.append('\n');
    }
    return lines.toString();
  }
}
