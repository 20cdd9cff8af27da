package dev.refcount.verdict;

import com.sun.management.GarbageCollectorMXBean;
import com.sun.management.GcInfo;
import dev.refcount.boot.Room;
import java.lang.management.ManagementFactory;

/** The collection that ended last, by what the VM's own beans say. */
record LatestCollection(String collector, long pauseMs) {
  private static final LatestCollection NONE = new LatestCollection("unknown", 0);

  /** Whether the beans have answered: then all their classes are initialised. */
  private static volatile boolean loaded;

  static LatestCollection read() {
    if (!loaded && Room.isTooLittleToLoad()) {
      return NONE;
    }
    try {
      LatestCollection latest = ofBeans();
      loaded = latest != NONE;
      return latest;
    } catch (LinkageError notLoaded) {
      // A program that has used up its files lets the VM open no library: the verdicts do without its name.
      return NONE;
    }
  }

  private static LatestCollection ofBeans() {
    LatestCollection latest = NONE;
    long end = -1;
    for (GarbageCollectorMXBean bean :
        ManagementFactory.getPlatformMXBeans(GarbageCollectorMXBean.class)) {
      GcInfo info = bean.getLastGcInfo();
      if (info != null && info.getEndTime() > end) {
        end = info.getEndTime();
        latest = new LatestCollection(bean.getName(), info.getDuration());
      }
    }
    return latest;
  }

  /** Whether objects are found dead while it still goes on, so that it is not known yet when they come. */
  boolean handsOverBeforeItEnds() {
    return collector.startsWith("ZGC") || collector.startsWith("Shenandoah");
  }
}
