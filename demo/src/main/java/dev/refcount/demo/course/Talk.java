package dev.refcount.demo.course;

import dev.refcount.demo.board.Numbers;
import dev.refcount.demo.model.Piece;
import dev.refcount.demo.model.Play;
import dev.refcount.demo.model.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Turns sentences with placeholders into paragraphs. {@code {p:label}} is what the Python program said
 * under that label, {@code {j:label}} what the Java program did, {@code {j:[setting]label}} the same in a
 * certain JVM.
 */
final class Talk {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([pj]):(?:\\[([^\\]]*)\\])?([^}]+)\\}");

  final Side python;
  final Side java;
  private final List<List<Piece>> paragraphs = new ArrayList<>();
  private final List<List<List<Piece>>> tableRows = new ArrayList<>();

  Talk(Side python, Side java) {
    this.python = python;
    this.java = java;
  }

  /** The Python program's number under this label. */
  double python(String label) {
    return python.play().number(label);
  }

  /** The Java program's number under this label. */
  double java(String label) {
    return java.play().number(label);
  }

  boolean pythonIs(String label) {
    return Boolean.TRUE.equals(python.play().value(label).orElse(null));
  }

  boolean javaIs(String label) {
    return Boolean.TRUE.equals(java.play().value(label).orElse(null));
  }

  /** One paragraph. */
  Talk say(String sentence) {
    paragraphs.add(pieces(sentence));
    return this;
  }

  private List<Piece> pieces(String sentence) {
    List<Piece> pieces = new ArrayList<>();
    Matcher hole = PLACEHOLDER.matcher(sentence);
    int from = 0;
    while (hole.find()) {
      pieces.add(new Piece(sentence.substring(from, hole.start()), false));
      pieces.add(new Piece(value(hole), true));
      from = hole.end();
    }
    pieces.add(new Piece(sentence.substring(from), false));
    return pieces.stream().filter(piece -> !piece.text().isEmpty()).toList();
  }

  /** A table, its head first. */
  Talk table(String... head) {
    return row(head);
  }

  /** One more line of the table. */
  Talk row(String... cells) {
    tableRows.add(Stream.of(cells).map(this::pieces).toList());
    return this;
  }

  void plain(String sentence) {
    paragraphs.add(List.of(new Piece(sentence, false)));
  }

  List<List<Piece>> paragraphs() {
    return paragraphs;
  }

  List<List<List<Piece>>> tableRows() {
    return tableRows;
  }

  private String value(Matcher hole) {
    Side side = hole.group(1).equals("p") ? python : java;
    Play play = hole.group(2) == null ? side.play() : side.play(hole.group(2));
    Object value = play.value(hole.group(3)).orElseThrow(
        () -> new IllegalStateException(side.file() + " said nothing of: " + hole.group(3)));
    if (value instanceof Double number) {
      return Numbers.shortly(number);
    }
    if (value instanceof Long number && Math.abs(number) >= 10_000) {
      return String.format(Locale.ROOT, "%,d", number);
    }
    return String.valueOf(value);
  }
}
