package dev.refcount.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * One store of a reference, by kind of slot.
 *
 * <p>The value goes from an array's element straight to its slot: with a variable in between each
 * benchmark would measure a local store as well. Receiver and value move with every call, and not in
 * step, so that a slot is never given again what it holds: for that the hooks have a shorter way out.
 *
 * <p>Not final, as style would have it: JMH extends a class that is a {@code @State}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Stores {
  private static final int BITS = 6;
  private static final int MASK = (1 << BITS) - 1;

  private static Payload shared;

  private final Payload[] values = Payload.several(1 << BITS);
  private final Slot[] slots = Slot.several(1 << BITS);
  private final Payload[] elements = new Payload[1 << BITS];
  private int turn;

  @Benchmark
  public void field() {
    int now = turn++;
    slots[now & MASK].value = values[(now + (now >>> BITS)) & MASK];
  }

  @Benchmark
  public void staticField() {
    shared = values[turn++ & MASK];
  }

  @Benchmark
  public void element() {
    int now = turn++;
    elements[now & MASK] = values[(now + (now >>> BITS)) & MASK];
  }

  /** Stored, read once and dropped at the return. Without the agent the variable costs nothing at all. */
  @Benchmark
  public int local() {
    Payload local = values[turn++ & MASK];
    return local.number;
  }

  /** The compiler may inline the call, with and without the agent, as it does in a program. */
  @Benchmark
  public int parameter() {
    return number(values[turn++ & MASK]);
  }

  private static int number(Payload parameter) {
    return parameter.number;
  }
}
