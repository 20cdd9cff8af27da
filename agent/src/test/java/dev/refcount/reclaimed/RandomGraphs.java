package dev.refcount.reclaimed;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Graphs in the form that {@link Graphs} reads, from one seed. */
final class RandomGraphs {
  private RandomGraphs() {}

  static List<String> lines(long seed, int graphs) {
    Random random = new Random(seed);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < graphs; i++) {
      lines.add(line(random));
    }
    return lines;
  }

  private static String line(Random random) {
    int size = 1 + random.nextInt(30);
    StringBuilder line = new StringBuilder().append(size).append(" k");
    for (int i = 0; i < size; i++) {
      if (random.nextInt(6) == 0) {
        line.append(' ').append(i);
      }
    }
    line.append(" e");
    // Between a forest and a tangle.
    int edges = random.nextInt(2 * size + 1);
    boolean[] taken = new boolean[4 * size];
    for (int i = 0; i < edges; i++) {
      int slot = random.nextInt(4 * size);
      if (!taken[slot]) {
        taken[slot] = true;
        line.append(' ').append(slot / 4).append('.').append(slot % 4).append('>')
            .append(random.nextInt(size));
      }
    }
    return line.toString();
  }
}
