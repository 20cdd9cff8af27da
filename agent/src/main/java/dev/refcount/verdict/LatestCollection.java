package dev.refcount.verdict;

import com.sun.management.GarbageCollectorMXBean;
import com.sun.management.GcInfo;
import dev.refcount.boot.Clock;
import java.lang.management.ManagementFactory;

/** The collection that ended last, by what the VM's own beans say. */
record LatestCollection(String collector, long pauseMs, int end) {
  private static final LatestCollection NONE = new LatestCollection("unknown", 0, 0);

  static LatestCollection read() {
    LatestCollection latest = NONE;
    long uptime = ManagementFactory.getRuntimeMXBean().getUptime();
    int now = Clock.exact();
    for (GarbageCollectorMXBean bean :
        ManagementFactory.getPlatformMXBeans(GarbageCollectorMXBean.class)) {
      GcInfo info = bean.getLastGcInfo();
      if (info != null) {
        // Both are milliseconds; the VM counts from its own start, the agent's clock from the agent's.
        int end = (int) (now - (uptime - info.getEndTime()));
        if (latest == NONE || end > latest.end) {
          latest = new LatestCollection(bean.getName(), info.getDuration(), end);
        }
      }
    }
    return latest;
  }
}
