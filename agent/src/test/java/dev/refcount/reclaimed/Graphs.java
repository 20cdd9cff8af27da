package dev.refcount.reclaimed;

import dev.refcount.Gc;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Builds the graphs of a file and lets go of them, first of all but some objects, then of these; prints
 * for each what {@code Gc.collect()} returned. {@code graphs.py} does the same in CPython.
 *
 * <p>A line of the file is one graph: the number of objects, those kept at first, and the references, as
 * {@code 4 k 0 2 e 0.1>3 2.0>2}.
 */
public final class Graphs {
  private static Vertex[] kept;

  private Graphs() {}

  public static void main(String[] arguments) throws IOException {
    Gc.collect();
    for (String line : Files.readAllLines(Path.of(arguments[0]))) {
      build(line.split(" "));
      int first = Gc.collect();
      String why = Gc.lastCollection().verdicts().toString();
      Arrays.fill(kept, null);
      int second = Gc.collect();
      System.out.println(first + " " + second);
      System.err.println(line + " | " + why + " | " + Gc.lastCollection().verdicts());
    }
  }

  private static void build(String[] words) {
    Vertex[] all = new Vertex[Integer.parseInt(words[0])];
    for (int i = 0; i < all.length; i++) {
      all[i] = new Vertex();
    }
    kept = new Vertex[all.length];
    int at = 2;
    for (; !words[at].equals("e"); at++) {
      kept[at - 2] = all[Integer.parseInt(words[at])];
    }
    for (at++; at < words.length; at++) {
      int dot = words[at].indexOf('.');
      int arrow = words[at].indexOf('>');
      all[Integer.parseInt(words[at].substring(0, dot))].set(
          Integer.parseInt(words[at].substring(dot + 1, arrow)),
          all[Integer.parseInt(words[at].substring(arrow + 1))]);
    }
    // As the twin's list: what an array of the garbage held would be "with its holder".
    Arrays.fill(all, null);
  }
}
