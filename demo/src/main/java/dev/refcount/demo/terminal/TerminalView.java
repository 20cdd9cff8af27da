package dev.refcount.demo.terminal;

import dev.refcount.demo.model.Event;
import dev.refcount.demo.model.Lecture;
import dev.refcount.demo.model.Link;
import dev.refcount.demo.model.Piece;
import dev.refcount.demo.model.Play;
import dev.refcount.demo.model.Side;
import dev.refcount.demo.model.Step;
import dev.refcount.demo.model.Thing;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** One lesson as text. */
public final class TerminalView {
  private final int width;

  public TerminalView(int width) {
    this.width = width;
  }

  public String show(Lecture lecture) {
    Sheet sheet = new Sheet(width);
    sheet.rule("Lesson " + lecture.number() + ": " + lecture.title());
    sheet.paragraph(lecture.question());
    sheet.blank();
    sheet.both(code(lecture.python()), code(lecture.java()));
    sheet.blank();
    sheet.rule("what they printed");
    sheet.both(steps(lecture.python()), steps(lecture.java()));
    sheet.blank();
    for (List<Piece> paragraph : lecture.explanation()) {
      sheet.paragraph(paragraph.stream().map(Piece::text).collect(Collectors.joining()));
      sheet.blank();
    }
    if (!lecture.table().isEmpty()) {
      new Table(lecture.table()).lines(width).forEach(sheet::line);
      sheet.blank();
    }
    return sheet.toString();
  }

  private static List<String> code(Side side) {
    List<String> lines = new ArrayList<>();
    lines.add("[" + side.file() + "]");
    side.source().lines().forEach(lines::add);
    return lines;
  }

  private static List<String> steps(Side side) {
    List<String> lines = new ArrayList<>();
    for (Play play : side.plays()) {
      lines.add("[" + play.runtime() + (play.setting().isEmpty() ? "" : ", " + play.setting())
          + (play.recorded() ? ", recorded earlier" : "") + "]");
      play.steps().forEach(step -> step(step, lines));
      if (!play.events().isEmpty()) {
        lines.add("time line:");
        play.events().forEach(event -> lines.add(event(event)));
      }
      if (play.failure() != null) {
        lines.add("(" + side.file() + " " + play.failure() + ")");
      }
    }
    return lines;
  }

  private static void step(Step step, List<String> lines) {
    lines.add("- " + step.caption() + " (line " + step.line() + ")");
    step.objects().forEach(thing -> lines.add("    " + thing(thing, step.references())));
    step.printed().forEach(printed -> lines.add("  " + printed));
  }

  /** {@code a, b > Cup  count 2}: what holds the object, the object, and its count. */
  private static String thing(Thing thing, List<Link> links) {
    String held = links.stream().filter(link -> thing.id().equals(link.to()))
        .map(TerminalView::holder).collect(Collectors.joining(", "));
    String state = switch (thing.state()) {
      case "reclaimed" -> "reclaimed";
      case "uncounted" -> "";
      case "zero" -> "count " + thing.count() + ", still in memory";
      default -> "count " + thing.count();
    };
    return ((held.isEmpty() ? "" : held + " → ") + thing.id() + "  " + state).stripTrailing();
  }

  private static String holder(Link link) {
    String slot = link.kind().equals("field") ? "." + link.slot() : link.slot();
    return switch (link.kind()) {
      case "local", "static" -> link.slot();
      case "weak" -> "(weakly) " + link.from();
      case "elsewhere" -> link.from();
      default -> link.from() + slot;
    };
  }

  private static String event(Event event) {
    String what = event.what().equals("zero") ? "count zero" : event.what();
    return String.format(Locale.ROOT, "%9.2f ms  %s: %s", event.at(), event.object(), what);
  }
}
