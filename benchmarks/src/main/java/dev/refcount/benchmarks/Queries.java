package dev.refcount.benchmarks;

import dev.refcount.Holding;
import dev.refcount.Refs;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a question costs by the number of objects in the ledger, each held by an untagged holder of its own
 * and by one list. Without the agent there is nobody to ask: {@link QuerySuite} runs it.
 *
 * <p>Not final, as style would have it: JMH extends a class that is a {@code @State}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class Queries {
  private static final int STRIDE = 7919;

  /** {@link QuerySuite} sets more. */
  @Param("10000")
  int objects;

  private List<Payload> list;
  private Slot[] slots;
  private int turn;

  /** Births in one frame: a variable of the benchmark's own would be one more reference. */
  @Setup
  public void fill() {
    slots = Slot.several(objects);
    // Not grown: the ledger would have the outgrown arrays in it, too, until they are collected.
    list = new ArrayList<>(objects);
    for (int i = 0; i < objects; i++) {
      slots[i].value = new Payload(i);
      list.add(slots[i].value);
    }
  }

  /** By strides: neighbours lie in one cache line. */
  private int next() {
    turn = (turn + STRIDE) % objects;
    return turn;
  }

  /** Of one object again and again. */
  @Benchmark
  public int count() {
    return Refs.count(slots[objects / 2].value);
  }

  /** Of another one each time: mostly the price of memory that no cache holds. */
  @Benchmark
  public int countOfAnother() {
    return Refs.count(slots[next()].value);
  }

  @Benchmark
  public List<Holding> holdings() {
    return Refs.holdings(slots[next()].value);
  }

  /** Of an object that is held: the whole ledger must be read to know. */
  @Benchmark
  public boolean released() {
    return Refs.released(slots[next()].value);
  }
}
