package dev.refcount.demo.lessons;

import static dev.refcount.demo.board.Board.say;
import static dev.refcount.demo.board.Board.step;
import static java.lang.Integer.valueOf;

import dev.refcount.demo.board.Board;
import dev.refcount.demo.board.Layout;
import java.util.ArrayList;

/** What an object takes, and which are shared. */
public class Lesson09Memory {
  static class Cup {}

  static class Node {
    Node other;
  }

  static class Mixed {
    byte flag;
    long number;
    Node node;
  }

  public static void main(String[] args) {
    Board.open();

    step("what objects take");
    Layout.say("Cup", Cup::new);
    Layout.say("Node", Node::new);
    Layout.say("Mixed", Mixed::new);
    Layout.say("ArrayList", ArrayList::new);
    Layout.say("Integer", () -> valueOf(1000));

    step("small integers are shared");
    int low = 0;
    while (valueOf(low - 1) == valueOf(low - 1)) {
      low--;
    }
    int high = 0;
    while (valueOf(high + 1) == valueOf(high + 1)) {
      high++;
    }
    say("smallest shared int", low);
    say("largest shared int", high);
    Integer big = high + 1;
    Integer same = high + 1;
    say("next one ==", big == same);
    say("next one equals", big.equals(same));

    step("equal strings may be two objects");
    String tea = "tea";
    String made = String.join("", "te", "a");
    say("made later ==", tea == made);
    say("made later equals", tea.equals(made));
    say("interned ==", tea == made.intern());
  }
}
