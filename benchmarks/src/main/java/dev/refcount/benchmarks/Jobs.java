package dev.refcount.benchmarks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * Small jobs that store references on the way, most of them inside the JDK.
 *
 * <p>Not final, as style would have it: JMH extends a class that is a {@code @State}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Jobs {
  private static final int SIZE = 64;
  private static final int MASK = SIZE - 1;

  private final Payload[] values = Payload.several(SIZE);
  private final Slot[] slots = Slot.several(SIZE);
  private final Integer[] keys = IntStream.range(0, SIZE).boxed().toArray(Integer[]::new);
  private final List<Payload> list = new ArrayList<>(SIZE);
  private final Map<Integer, Payload> map = new HashMap<>(2 * SIZE);
  private int turn;

  /**
   * Each birth drops the object born 64 calls before. Dropped at once it would never be born: the
   * compiler leaves out an object that nobody can see.
   */
  @Benchmark
  public void birthStoreDrop() {
    int now = turn++;
    slots[now & MASK].value = new Payload(now);
  }

  /** Per element: one add and its share of the clear. */
  @Benchmark
  @OperationsPerInvocation(SIZE)
  public void listAddClear() {
    for (int i = 0; i < SIZE; i++) {
      list.add(values[i]);
    }
    list.clear();
  }

  @Benchmark
  public void mapPutRemove() {
    int now = turn++;
    map.put(keys[now & MASK], values[now & MASK]);
    map.remove(keys[now & MASK]);
  }

  /** A local variable and the lambda that captures it: nothing but a variable can be captured. */
  @Benchmark
  public IntSupplier lambda() {
    Payload captured = values[turn++ & MASK];
    return () -> captured.number;
  }
}
