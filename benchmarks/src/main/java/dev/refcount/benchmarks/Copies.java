package dev.refcount.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** {@code System.arraycopy} by number of elements: one call, and as many stores. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Copies {
  /** The sources take turns: every element of the target changes with every copy. */
  abstract static class Arrays {
    private final Payload[][] sources;
    private final Payload[] target;
    private int turn;

    Arrays(int elements) {
      sources = new Payload[][] {Payload.several(elements), Payload.several(elements)};
      target = new Payload[elements];
    }

    void copy() {
      System.arraycopy(sources[turn++ & 1], 0, target, 0, target.length);
    }
  }

  /** Each size has a state of its own: JMH makes only the one that is measured. */
  @State(Scope.Thread)
  public static class Of10 extends Arrays {
    public Of10() {
      super(10);
    }
  }

  /** See {@link Of10}. */
  @State(Scope.Thread)
  public static class Of1000 extends Arrays {
    public Of1000() {
      super(1_000);
    }
  }

  /** See {@link Of10}. */
  @State(Scope.Thread)
  public static class Of100000 extends Arrays {
    public Of100000() {
      super(100_000);
    }
  }

  /** See {@link Of10}. */
  @State(Scope.Thread)
  public static class Of1000000 extends Arrays {
    public Of1000000() {
      super(1_000_000);
    }
  }

  @Benchmark
  public void copy10(Of10 arrays) {
    arrays.copy();
  }

  @Benchmark
  public void copy1000(Of1000 arrays) {
    arrays.copy();
  }

  @Benchmark
  public void copy100000(Of100000 arrays) {
    arrays.copy();
  }

  @Benchmark
  public void copy1000000(Of1000000 arrays) {
    arrays.copy();
  }
}
