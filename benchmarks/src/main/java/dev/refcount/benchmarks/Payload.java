package dev.refcount.benchmarks;

import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** What the benchmarks store: the one class that is tagged in {@link JvmState#TAGGED}. */
final class Payload {
  /** Read by benchmarks whose store nothing else would keep alive. */
  final int number;

  Payload(int number) {
    this.number = number;
  }

  static Payload[] several(int count) {
    IntFunction<Payload> born = Payload::new;
    return IntStream.range(0, count).mapToObj(born).toArray(Payload[]::new);
  }
}
