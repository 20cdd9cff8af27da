package dev.refcount.agent;

import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.management.JMException;
import javax.management.ObjectName;

/** Live objects by class as the VM counts them, by one full collection. */
final class Histogram {
  private Histogram() {}

  /** Empty if the VM does not tell: without the module {@code jdk.jfr} its bean has no commands at all. */
  static Optional<Map<String, Long>> of(Set<String> names) {
    Map<String, Long> found = new HashMap<>();
    if (names.isEmpty()) {
      return Optional.of(found);
    }
    String all;
    try {
      all = read();
    } catch (JMException untold) {
      return Optional.empty();
    }
    for (String line : all.split("\n")) {
      // "   1:   1234   567890  com.acme.Session (module@version)"
      String[] columns = line.strip().split("\\s+");
      if (columns.length >= 4 && columns[0].endsWith(":") && names.contains(columns[3])) {
        found.merge(columns[3], Long.parseLong(columns[1]), Long::sum);
      }
    }
    return Optional.of(found);
  }

  private static String read() throws JMException {
    return (String)
        ManagementFactory.getPlatformMBeanServer()
            .invoke(
                new ObjectName("com.sun.management:type=DiagnosticCommand"),
                "gcClassHistogram",
                new Object[] {new String[0]},
                new String[] {String[].class.getName()});
  }
}
