package dev.refcount.report;

import dev.refcount.Report;
import dev.refcount.boot.Clock;
import dev.refcount.options.ProcessId;
import java.lang.management.GarbageCollectorMXBean;
import sun.management.ManagementFactoryHelper;

/**
 * The JVM that the agent runs in.
 *
 * <p>Asked behind {@code ManagementFactory}, which first loads every platform MBean there is: 150 classes
 * to weave, and a third of what a start and its report cost.
 */
public final class ThisJvm {
  /** In the place of what could not be asked for. */
  public static final String UNKNOWN = "collector not known";

  private ThisJvm() {}

  /** The VM's name for the collector is not known where a program has used up its files: the library must be opened. */
  public static Report.Jvm facts() {
    String collector;
    long uptime;
    try {
      uptime = ManagementFactoryHelper.getRuntimeMXBean().getUptime();
      collector = collector();
    } catch (LinkageError notLoaded) {
      uptime = Clock.exact();
      collector = UNKNOWN;
    }
    return new Report.Jvm(version(), collector, ProcessId.number(), uptime);
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
