package dev.refcount.demo.leaks;

import dev.refcount.Refs;

/** Does the work of a program in rounds, as a server's requests come in waves. */
final class Rounds {
  private static final int ROUNDS = 6;
  private static final int WORK = 300;

  private Rounds() {}

  /** One unit of work, by its number. */
  interface Work {
    void run(int number) throws Exception;
  }

  /** Looks at the program after each round, as a long one is looked at while it runs. */
  static void of(Work work) throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      for (int number = 0; number < WORK; number++) {
        work.run(round * WORK + number);
      }
      if (Refs.attached()) {
        Refs.report();
      }
    }
  }
}
