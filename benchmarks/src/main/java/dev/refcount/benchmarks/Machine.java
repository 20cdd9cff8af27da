package dev.refcount.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;

/**
 * Where figures were measured.
 *
 * @param load processes that wanted a processor, on average over the last minute; negative if unknown
 */
public record Machine(String jvm, int processors, double load) {
  public static Machine now() {
    OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
    return new Machine(
        System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"),
        system.getAvailableProcessors(),
        system.getSystemLoadAverage());
  }

  /** What is built in. */
  public static long memoryMegabytes() {
    return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
            .getTotalMemorySize()
        >> 20;
  }

  /** What the benchmarks take themselves: one thread, the compiler's and the collector's beside it. */
  public boolean busy() {
    return load > processors + 1;
  }

  @Override
  public String toString() {
    return jvm
        + ", processors: "
        + processors
        + ", load: "
        + TextTable.number("%.1f", load < 0 ? null : load)
        + (busy() ? " (busy: trust the ratios, not the figures)" : "");
  }
}
