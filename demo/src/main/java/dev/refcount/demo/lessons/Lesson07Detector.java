package dev.refcount.demo.lessons;

import static dev.refcount.demo.board.Board.get;
import static dev.refcount.demo.board.Board.label;
import static dev.refcount.demo.board.Board.say;
import static dev.refcount.demo.board.Board.step;

import dev.refcount.Gc;
import dev.refcount.RefCount;
import dev.refcount.Refs;
import dev.refcount.demo.board.Board;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is garbage, told from the counts. */
public class Lesson07Detector {
  static class Node {
    Node first;
    Node second;
  }

  static Node kept;

  public static void main(String[] args) {
    Board.open();
    build();
    step("six nodes, one of them kept");
    say("counts", each(n -> Refs.count(get(n))));

    step("less what they hold of each other");
    say("from outside", each(n -> {
      RefCount counts = Refs.counts(get(n));
      return counts.total() - counts.fields();
    }));

    step("what no one outside leads to");
    say("released",
        names(n -> Refs.released(get(n))));

    int found = Gc.collect();
    step("after Gc.collect()");
    say("Gc.collect()", found);
    say("reclaimed", names(n -> get(n) == null));
  }

  static void build() {
    Node a = label("a", new Node());
    Node b = label("b", new Node());
    Node c = label("c", new Node());
    Node d = label("d", new Node());
    Node e = label("e", new Node());
    Node f = label("f", new Node());
    a.first = b;
    b.first = c;
    c.first = a;
    c.second = d;
    a.second = e;
    e.first = f;
    f.first = e;
    kept = e;
  }

  static String each(Function<String, Object> of) {
    return Stream.of("abcdef".split(""))
        .map(n -> n + ":" + of.apply(n))
        .collect(Collectors.joining(" "));
  }

  static String names(Predicate<String> chosen) {
    return Stream.of("abcdef".split(""))
        .filter(chosen)
        .collect(Collectors.joining(" "));
  }
}
