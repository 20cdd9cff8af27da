package dev.refcount.benchmarks.programs.run;

import java.util.Random;

/**
 * Text whose words are as unevenly common as those of a language (Zipf's law): otherwise an index has
 * neither its few long lists nor its many short ones. The same seed gives the same text.
 */
final class Prose {
  private static final int WORDS = 20_000;
  private static final String[] SYLLABLES = {
    "ba", "co", "di", "fu", "ge", "ha", "ki", "lo", "mu", "ne", "pa", "ri", "so", "tu", "ve", "za"
  };

  private final Random random;

  Prose(long seed) {
    random = new Random(seed);
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  /** A common word more often than a rare one: the rank's logarithm is uniform. */
  String word() {
    return word((int) Math.pow(WORDS, random.nextDouble()) - 1);
  }

  /** The word of a rank, the same in every text. */
  static String word(int rank) {
    StringBuilder word = new StringBuilder();
    // Scattered over all numbers of four syllables, so that neighbours in rank don't look alike.
    for (int rest = (rank * 40_503 + 12_345) & 0xffff, i = 0; i < 4; i++, rest >>= 4) {
      word.append(SYLLABLES[rest & 15]);
    }
    return word.toString();
  }

  String words(int number) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < number; i++) {
      text.append(i == 0 ? "" : i % 12 == 0 ? ". " : " ").append(word());
    }
    return text.toString();
  }
}
