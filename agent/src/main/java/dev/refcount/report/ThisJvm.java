package dev.refcount.report;

import dev.refcount.Report;
import dev.refcount.options.ProcessId;
import java.lang.management.GarbageCollectorMXBean;
import sun.management.ManagementFactoryHelper;

/**
 * The JVM that the agent runs in.
 *
 * <p>Asked behind {@code ManagementFactory}, which first loads every platform MBean there is: 150 classes
 * to weave, and a third of what a start and its report cost.
 */
final class ThisJvm {
  private ThisJvm() {}

  static Report.Jvm facts() {
    return new Report.Jvm(
        version(),
        collector(),
        ProcessId.number(),
        ManagementFactoryHelper.getRuntimeMXBean().getUptime());
  }

  private static String version() {
    // The same text as Runtime.version(), whose toString makes streams of its numbers.
    String version = System.getProperty("java.runtime.version");
    return version == null ? Runtime.version().toString() : version;
  }

  private static String collector() {
    StringBuilder names = new StringBuilder();
    for (GarbageCollectorMXBean collector : ManagementFactoryHelper.getGarbageCollectorMXBeans()) {
      names.append(names.isEmpty() ? "" : ", ").append(collector.getName());
    }
    return names.toString();
  }
}
