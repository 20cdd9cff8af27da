package dev.refcount.generated;

import dev.refcount.Audit;
import dev.refcount.Drift;
import dev.refcount.Refs;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The forked JVM's program: runs those whose names stand in a file, some at once, and prints what
 * each did. Arguments: the folder of class files, the file of names, how many share an audit.
 *
 * <p>When every program of a batch has paused or ended, the heap is audited for all of them.
 */
public final class Runner {
  private Runner() {}

  public static void main(String[] arguments) throws Exception {
    URL classes = Path.of(arguments[0]).toUri().toURL();
    List<String> names = Files.readAllLines(Path.of(arguments[1]));
    int size = Integer.parseInt(arguments[2]);
    for (int from = 0; from < names.size(); from += size) {
      batch(classes, names.subList(from, Math.min(from + size, names.size())));
    }
    System.out.println("ran " + names.size());
  }

  private static void batch(URL classes, List<String> names) throws Exception {
    List<Turn> turns = new ArrayList<>();
    for (String name : names) {
      turns.add(new Turn(name, classes, !name.endsWith(Program.WITHOUT_DEBUG)));
    }
    boolean running = true;
    while (running) {
      running = false;
      for (Turn turn : turns) {
        turn.next();
        running |= !turn.ended();
      }
      if (Refs.attached()) {
        audit(turns);
      }
    }
    for (Turn turn : turns) {
      Oracle oracle = turn.oracle();
      System.out.println("program " + oracle.program() + ": " + oracle.trace());
      if (oracle.failure() != null) {
        System.out.println("FAILED " + oracle.program() + ": " + oracle.failure());
      }
      turn.leave();
    }
  }

  private static void audit(List<Turn> turns) {
    Audit audit = Refs.audit();
    System.out.println("audit: " + audit.checked() + " checked, " + audit.drifts().size()
        + " drifts");
    for (Drift drift : audit.drifts()) {
      String text = "audit: " + drift.type() + " ledger " + drift.ledger() + ", heap "
          + drift.heap()
          + " " + drift.holders();
      boolean known = false;
      for (Turn turn : turns) {
        if (text.contains("gen.p" + turn.oracle().program() + ".")) {
          turn.oracle().fail(text);
          known = true;
        }
      }
      if (!known) {
        System.out.println("DRIFT " + text);
      }
    }
  }
}
