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
 * In the measured JVM: notes when the program begins and ends, and then what only the JVM itself knows.
 *
 * <p>Run: {@code Timekeeper FIGURES CLASS [ARGUMENT...]}. If the program does not return, no file is
 * written.
 */
public final class Timekeeper {
  private Timekeeper() {}

  public static void main(String[] arguments) throws Throwable {
    long began = now();
    try {
      Class.forName(arguments[1])
          .getMethod("main", String[].class)
          .invoke(null, (Object) Arrays.copyOfRange(arguments, 2, arguments.length));
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
    write(Path.of(arguments[0]), began, now());
  }

  /** Microseconds since 1970: a clock that is the same in the JVM that started this one. */
  static long now() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
  }

  private static void write(Path file, long began, long ended) throws IOException {
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
        List.of("began=" + began, "ended=" + ended, "collecting=" + collecting, "heap=" + heap));
  }
}
