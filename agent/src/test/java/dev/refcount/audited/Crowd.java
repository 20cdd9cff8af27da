package dev.refcount.audited;

import com.sun.management.HotSpotDiagnosticMXBean;
import dev.refcount.Refs;
import java.lang.management.ManagementFactory;

/** Very many tagged objects, each held twice; dumps its heap: {@code Crowd OBJECTS BYTES DUMP}. */
final class Crowd {
  private static Item[] all;
  private static Object[] load;

  private Crowd() {}

  public static void main(String[] arguments) throws Exception {
    int objects = Integer.parseInt(arguments[0]);
    int bytes = Integer.parseInt(arguments[1]);
    all = new Item[objects];
    load = new Object[objects];
    Item last = null;
    for (int i = 0; i < objects; i++) {
      Item item = new Item();
      item.next = last;
      all[i] = item;
      load[i] = new byte[bytes];
      last = item;
    }
    ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class).dumpHeap(arguments[2], true);
    System.out.println(
        "dumped " + all.length + " objects, the last with " + Refs.counts(last) + ", " + load.length);
    // The JVM is not needed any more, nor is a report on it.
    Runtime.getRuntime().halt(0);
  }
}
