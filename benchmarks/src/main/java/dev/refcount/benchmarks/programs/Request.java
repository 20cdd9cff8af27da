package dev.refcount.benchmarks.programs;

import dev.refcount.benchmarks.Refusal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * What the command line asks for.
 *
 * @param readme the file whose table is renewed; null if none is
 * @param programs names; none means all
 */
record Request(int rounds, Path readme, List<String> programs) {
  static final String USAGE = "Programs [--quick | --rounds N] [--readme FILE] [PROGRAM ...]";
  private static final int ROUNDS = 3;

  static Request of(String... arguments) throws Refusal {
    int rounds = ROUNDS;
    Path readme = null;
    List<String> programs = new ArrayList<>();
    Iterator<String> rest = List.of(arguments).iterator();
    while (rest.hasNext()) {
      String argument = rest.next();
      switch (argument) {
        case "--quick" -> rounds = 1;
        case "--rounds" -> rounds = rounds(value(rest));
        case "--readme" -> readme = Path.of(value(rest));
        default -> {
          if (argument.startsWith("-")) {
            throw wrong();
          }
          programs.add(argument);
        }
      }
    }
    return new Request(rounds, readme, programs);
  }

  private static String value(Iterator<String> rest) throws Refusal {
    if (!rest.hasNext()) {
      throw wrong();
    }
    return rest.next();
  }

  private static int rounds(String text) throws Refusal {
    if (!text.matches("[1-9]\\d?")) {
      throw wrong();
    }
    return Integer.parseInt(text);
  }

  private static Refusal wrong() {
    return new Refusal("usage: " + USAGE);
  }
}
