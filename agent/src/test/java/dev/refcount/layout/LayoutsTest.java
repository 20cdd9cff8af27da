package dev.refcount.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import jdk.internal.misc.Unsafe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The reported sizes against the VM's own account: the bytes that it allocates for instances. */
final class LayoutsTest {
  private static final int INSTANCES = 1000;
  private static final ThreadMXBean THREADS =
      (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static class OneByte {
    byte one;
  }

  private static class Below extends OneByte {
    byte two;
    Object reference;
  }

  private static class EveryType extends Below {
    boolean truth;
    char letter;
    short small;
    int number;
    long large;
    float real;
    double exact;
    Object[] array;
  }

  @ParameterizedTest
  @ValueSource(classes = {
    Object.class, Integer.class, Long.class, String.class, ArrayList.class, HashMap.class,
    LinkedHashMap.class, ConcurrentHashMap.class, ReentrantLock.class,
    OneByte.class, Below.class, EveryType.class
  })
  void the_size_of_an_instance_is_what_the_vm_allocates_for_it(Class<?> type) throws Exception {
    assertEquals(allocated(type), Layouts.instanceBytes(type));
  }

  private static long allocated(Class<?> type) throws InstantiationException {
    Object[] kept = new Object[INSTANCES];
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 5; round++) {
      long before = THREADS.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < INSTANCES; i++) {
        kept[i] = Unsafe.getUnsafe().allocateInstance(type);
      }
      long after = THREADS.getCurrentThreadAllocatedBytes();
      least = Math.min(least, after - before);
    }
    return least / INSTANCES;
  }
}
