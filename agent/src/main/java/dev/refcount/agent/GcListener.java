package dev.refcount.agent;

import dev.refcount.growth.Growth;
import dev.refcount.verdict.Reclaimer;

/** Passes on what {@code Gc} has to tell. No lambdas: each would cost every start a millisecond. */
final class GcListener implements Reclaimer.Listener {
  private final Growth growth;

  GcListener(Growth growth) {
    this.growth = growth;
  }

  @Override
  public void declined(String line) {
    Console.say(line);
  }

  @Override
  public void frozen() {
    growth.baseline();
  }
}
