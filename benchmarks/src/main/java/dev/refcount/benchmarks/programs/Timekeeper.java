package dev.refcount.benchmarks.programs;

import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;

/**
 * In the measured JVM: runs the program several times, notes when it begins and how long each pass takes, and then what
 * only the JVM itself knows.
 *
 * <p>Run: {@code Timekeeper FIGURES PASSES CLASS [ARGUMENT...]}. If the program does not return, no file is
 * written.
 */
public final class Timekeeper {
  private Timekeeper() {}

  public static void main(String[] arguments) throws Throwable {
    long began = now();
    long[] passes = new long[Integer.parseInt(arguments[1])];
    for (int i = 0; i < passes.length; i++) {
      long start = now();
      pass(arguments[2], Arrays.copyOfRange(arguments, 3, arguments.length));
      passes[i] = now() - start;
    }
    write(Path.of(arguments[0]), began, passes[0], warm(passes));
  }

  private static void pass(String program, String[] arguments) throws Throwable {
    try {
      Class.forName(program).getMethod("main", String[].class).invoke(null, (Object) arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  /** The mean of the last third, of one at least. */
  static long warm(long[] passes) {
    int from = Math.min(passes.length - 1, passes.length - passes.length / 3);
    return Math.round(Arrays.stream(passes, from, passes.length).average().orElseThrow());
  }

  /** Microseconds since 1970: a clock that is the same in the JVM that started this one. */
  static long now() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
  }

  private static void write(Path file, long began, long first, long warm) throws IOException {
    long collecting = 0;
    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      collecting += Math.max(0, collector.getCollectionTime());
    }
    long heap = 0;
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      if (pool.getType() == MemoryType.HEAP) {
        heap += pool.getPeakUsage().getUsed();
      }
    }
    Files.write(
        file,
        List.of(
            "began=" + began, "first=" + first, "warm=" + warm, "collecting=" + collecting, "heap=" + heap));
  }
}
