package dev.refcount.generated;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Makes a failing program small: takes statements away, or puts what is inside one in its place, as
 * long as the program fails in the same way.
 *
 * <p>A JVM under the agent costs more to start than a program to run. So each round tries many
 * changes in one JVM, each by itself, and then in another one as many as possible of those that
 * still failed.
 */
final class Shrinker {
  private static final int MOST_ROUNDS = 30;
  private static final int AT_ONCE = 80;

  private final Batch batch;
  private final String failure;
  private int candidates;

  /** @param failure what the program counted wrong */
  Shrinker(Batch batch, String failure) {
    this.batch = batch;
    this.failure = kind(failure);
  }

  /** What fails, without numbers: the smaller program has others. */
  private static String kind(String failure) {
    return failure
        .replaceFirst("(?s)^audit: .*", "audit")
        .replaceFirst("^check -?\\d+: (\\w+) of \\w+ -?\\d+ (.*)", "$1 $2")
        .replaceFirst("(?s)^threw ([\\w.]+).*", "$1")
        .replaceAll("\\d+", "");
  }

  Program shrink(Program program) throws IOException, InterruptedException {
    Program small = program;
    int from = 0;
    for (int round = 0; round < MOST_ROUNDS; round++) {
      List<Change> changes = Change.of(small);
      changes = changes.subList(Math.min(from, changes.size()), Math.min(from + AT_ONCE,
          changes.size()));
      if (changes.isEmpty()) {
        break;
      }
      List<Change> good = stillFailing(small, changes);
      if (good.isEmpty()) {
        from += AT_ONCE;
        continue;
      }
      List<Change> sums = new ArrayList<>();
      for (int n = good.size(); n > 0; n = n > 8 ? n * 2 / 3 : n - 1) {
        sums.add(Change.sum(good.subList(0, n)));
      }
      small = sums.size() == 1 ? sums.get(0).in(small) : stillFailing(small, sums).get(0).in(small);
      from = 0;
    }
    return small;
  }

  /** Those changes after which the program fails as before, in the order given. */
  private List<Change> stillFailing(Program program, List<Change> changes)
      throws IOException, InterruptedException {
    List<Program> programs = new ArrayList<>();
    for (Change change : changes) {
      programs.add(change.in(program).named(program.name().replaceAll("\\D.*", "") + "c"
          + candidates++));
    }
    batch.compile(programs);
    Map<String, String> failures = batch.underTheAgent().failures();
    List<Change> good = new ArrayList<>();
    for (int i = 0; i < changes.size(); i++) {
      String found = failures.get(programs.get(i).name());
      if (found != null && kind(found).equals(failure)) {
        good.add(changes.get(i));
      }
    }
    return good;
  }
}
