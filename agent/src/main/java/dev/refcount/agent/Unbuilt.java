package dev.refcount.agent;

import dev.refcount.options.OptionException;
import dev.refcount.options.Options;

/** Options of the contract that this version does not serve yet: said at the start, never ignored. */
final class Unbuilt {
  private Unbuilt() {}

  static void refuse(Options options) throws OptionException {
    check(options.history() > 0, "history", "the history of single objects");
  }

  private static void check(boolean asked, String key, String what) throws OptionException {
    if (asked) {
      throw new OptionException(key + ": " + what + " is not built yet in this version");
    }
  }
}
