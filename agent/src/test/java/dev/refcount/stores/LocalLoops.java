package dev.refcount.stores;

import static dev.refcount.forked.Expect.counts;

import dev.refcount.forked.Expect;
import java.util.List;

/** Local variables of loops: every way in, round and out. */
public final class LocalLoops {
  public static void main(String[] args) {
    bodies();
    doBodies();
    forVariables();
    breaks();
    labelled();
    forEach();
    rebinding();
    longRunning();
    Expect.done();
  }

  private static void bodies() {
    Probe probe = new Probe();
    int round = 0;
    while (round++ < 3) {
      counts("while, before the body's variable", probe, 0, 0, 0, 1);
      Probe inner = probe;
      counts("while, after it", probe, 0, 0, 0, 2);
      if (round == 1) continue;
      Probe second = inner;
      counts("while, after the second one", probe, 0, 0, 0, 3);
    }
    counts("after the while", probe, 0, 0, 0, 1);
  }

  private static void doBodies() {
    Probe probe = new Probe();
    int round = 0;
    do {
      Probe inner = probe;
      if (round == 0) inner = null;
      counts("do, its variable null in the first round", probe, 0, 0, 0, round == 0 ? 1 : 2);
    } while (++round < 2);
    counts("after the do", probe, 0, 0, 0, 1);
  }

  private static void forVariables() {
    Probe probe = new Probe();
    for (Probe looping = probe; looping != null; looping = null) {
      counts("for, in the body", probe, 0, 0, 0, 2);
    }
    counts("after the for", probe, 0, 0, 0, 1);
    int rounds = 0;
    for (Probe left = probe, right = probe; rounds < 2; rounds++, right = new Probe()) {
      counts("for with two variables, one rebound", probe, 0, 0, 0, rounds == 0 ? 3 : 2);
    }
    counts("after the for with two variables", probe, 0, 0, 0, 1);
  }

  private static void breaks() {
    Probe probe = new Probe();
    for (int i = 0; i < 3; i++) {
      Probe inner = probe;
      if (i == 1) break;
      Probe second = probe;
      counts("before the break", probe, 0, 0, 0, 3);
    }
    counts("after the break", probe, 0, 0, 0, 1);
    while (true) {
      Probe inner = probe;
      counts("in an endless loop", probe, 0, 0, 0, 2);
      break;
    }
    counts("out of the endless loop", probe, 0, 0, 0, 1);
  }

  private static void labelled() {
    Probe probe = new Probe();
    outer:
    for (int i = 0; i < 3; i++) {
      Probe first = probe;
      for (int j = 0; j < 3; j++) {
        Probe second = probe;
        counts("in the inner loop", probe, 0, 0, 0, 3);
        if (i == 0) continue outer;
        if (i == 1) break;
        if (i == 2) break outer;
      }
      counts("after the inner loop", probe, 0, 0, 0, 2);
    }
    counts("after both loops", probe, 0, 0, 0, 1);
    block:
    {
      Probe inner = probe;
      if (inner != null) break block;
      Expect.unreachable("behind the break");
    }
    counts("out of a labelled block", probe, 0, 0, 0, 1);
  }

  private static void forEach() {
    Probe probe = new Probe();
    Probe[] array = {probe, null, probe};
    for (Probe each : array) {
      counts("for each of an array", probe, 0, 0, 2, each == null ? 1 : 2);
    }
    counts("after for each", probe, 0, 0, 2, 1);
    for (Probe each : List.of(probe)) {
      counts("for each of a list, which holds it in a field", probe, 1, 0, 2, 2);
    }
  }

  private static void rebinding() {
    Probe first = new Probe();
    Probe current = first;
    for (int i = 0; i < 4; i++) {
      current = i % 2 == 0 ? new Probe() : first;
      counts("rebound in every round", first, 0, 0, 0, i % 2 == 0 ? 1 : 2);
    }
  }

  /** Long enough for the JIT to replace the frame while it runs. */
  private static void longRunning() {
    Probe probe = new Probe();
    Probe other = null;
    for (int i = 0; i <= 200_000; i++) {
      Probe inner = i % 3 == 0 ? probe : null;
      other = i % 2 == 0 ? inner : probe;
    }
    counts("after a loop that was compiled while it ran", probe, 0, 0, 0, 1 + (other == probe ? 1 : 0));
  }
}
