package dev.refcount.agent;

import dev.refcount.growth.Growth;
import dev.refcount.verdict.Reclaimer;

/** Passes on what {@code Gc} has to tell. No lambdas: each would cost every start a millisecond. */
final class GcHost implements Reclaimer.Host {
  private final Growth growth;

  GcHost(Growth growth) {
    this.growth = growth;
  }

  @Override
  public void say(String line) {
    Console.say(line);
  }

  @Override
  public void frozen() {
    growth.baseline();
  }
}
