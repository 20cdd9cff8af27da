package dev.refcount.benchmarks;

import java.util.List;

/** What a command line says of how much is to be measured. */
public final class Arguments {
  private static final String QUICK = "--quick";

  private Arguments() {}

  /**
   * Whether the little is asked for rather than all.
   *
   * @throws Refusal if anything else is asked for
   */
  public static boolean quick(Class<?> program, String... arguments) throws Refusal {
    boolean quick = List.of(arguments).equals(List.of(QUICK));
    if (!quick && arguments.length > 0) {
      throw new Refusal("usage: " + program.getSimpleName() + " [" + QUICK + "]");
    }
    return quick;
  }

  /**
   * How many rounds are asked for, or {@code usual}.
   *
   * @throws Refusal if that is not a number from 1 to 9999, or anything else is asked for
   */
  static int rounds(Class<?> program, int usual, String... arguments) throws Refusal {
    if (arguments.length == 0) {
      return usual;
    }
    if (arguments.length == 1 && arguments[0].matches("[1-9]\\d{0,3}")) {
      return Integer.parseInt(arguments[0]);
    }
    throw new Refusal("usage: " + program.getSimpleName() + " [ROUNDS]");
  }
}
