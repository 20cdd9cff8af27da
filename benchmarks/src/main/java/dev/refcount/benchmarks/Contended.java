package dev.refcount.benchmarks;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;

/**
 * Stores of two threads into the same slot, and of the same objects: each waits for the other, with the
 * agent and without.
 *
 * <p>Not final, as style would have it: JMH extends a class that is a {@code @State}.
 */
@State(Scope.Benchmark)
@Threads(2)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Contended {
  private static final int SIZE = 64;
  private static final int MASK = SIZE - 1;

  private final Payload[] values = Payload.several(SIZE);
  private final Integer[] keys = IntStream.range(0, SIZE).boxed().toArray(Integer[]::new);
  private final AtomicReference<Payload> atomic = new AtomicReference<>();
  private final Map<Integer, Payload> map = new ConcurrentHashMap<>();
  private volatile Payload field;

  /** A thread's own way through the values. */
  @State(Scope.Thread)
  public static class Turn {
    private int turn;

    int next() {
      return turn++ & MASK;
    }
  }

  @Benchmark
  public void volatileField(Turn turn) {
    field = values[turn.next()];
  }

  @Benchmark
  public void atomicReference(Turn turn) {
    atomic.set(values[turn.next()]);
  }

  /** The keys stay, the values move on: the second round would otherwise store what is there. */
  @Benchmark
  public void concurrentMap(Turn turn) {
    int now = turn.turn++;
    map.put(keys[now & MASK], values[(now + (now >>> 6)) & MASK]);
  }
}
