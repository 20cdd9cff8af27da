package dev.refcount.layout;

import com.sun.management.ThreadMXBean;
import dev.refcount.Refs;
import dev.refcount.Report;
import dev.refcount.forked.Expect;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import jdk.internal.misc.Unsafe;

/** The reported sizes against the VM's own account: the bytes that it allocates for instances. */
public final class Sizes {
  private static final int INSTANCES = 1000;
  private static final ThreadMXBean THREADS =
      (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final List<Class<?>> TYPES =
      List.of(
          Object.class, Integer.class, Long.class, String.class, ArrayList.class, HashMap.class,
          LinkedHashMap.class, ConcurrentHashMap.class, ReentrantLock.class,
          OneByte.class, Below.class, EveryType.class);

  private Sizes() {}

  public static void main(String[] arguments) throws Exception {
    List<Object> tagged = new ArrayList<>();
    for (Class<?> type : TYPES) {
      tagged.add(Refs.tag(Unsafe.getUnsafe().allocateInstance(type)));
    }
    tagged.add(Refs.tag(new Object[7]));
    Map<String, Long> reported =
        Refs.report().classes().stream()
            .collect(Collectors.toMap(Report.ClassEntry::name, Report.ClassEntry::instanceBytes));
    for (Class<?> type : TYPES) {
      Expect.equal(type.getName(), allocated(type), reported.get(type.getName()));
    }
    // Of an array its header, which its length is part of.
    Expect.equal("Object[]", allocatedArray(), reported.get("java.lang.Object[]"));
    Expect.kept(tagged);
    Expect.done();
  }

  private static long allocated(Class<?> type) throws InstantiationException {
    Object[] kept = new Object[INSTANCES];
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 5; round++) {
      long before = THREADS.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < INSTANCES; i++) {
        kept[i] = Unsafe.getUnsafe().allocateInstance(type);
      }
      least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
    }
    return least / INSTANCES;
  }

  private static long allocatedArray() {
    Object[][] kept = new Object[INSTANCES][];
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 5; round++) {
      long before = THREADS.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < INSTANCES; i++) {
        kept[i] = new Object[0];
      }
      least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
    }
    return least / INSTANCES;
  }

  private static class OneByte {
    byte one;
  }

  private static class Below extends OneByte {
    byte two;
    Object reference;
  }

  private static final class EveryType extends Below {
    boolean truth;
    char letter;
    short small;
    int number;
    long large;
    float real;
    double exact;
    Object[] array;
  }
}
