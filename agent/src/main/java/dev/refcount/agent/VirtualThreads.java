package dev.refcount.agent;

import dev.refcount.weave.PinningForm;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import jdk.internal.misc.Unsafe;

/** How this VM runs virtual threads. */
final class VirtualThreads {
  /** The JDK that has them without a preview. */
  private static final int SINCE = 21;

  private VirtualThreads() {}

  /** Whether one that waits for a monitor leaves its carrier to others: not where it is a thread of the system's. */
  static boolean leaveCarriers() {
    if (Runtime.version().feature() < PinningForm.SINCE) {
      return false;
    }
    try {
      return isSupported(Class.forName("jdk.internal.vm.ContinuationSupport"));
    } catch (ReflectiveOperationException otherVm) {
      return false;
    }
  }

  /** The first of those that the VM knows: all, unless it was started with {@code -Djdk.trackAllThreads=false}. */
  static List<Thread> known(int most) {
    List<Thread> found = new ArrayList<>();
    if (Runtime.version().feature() >= SINCE) {
      try {
        Method isVirtual = Thread.class.getMethod("isVirtual");
        Class<?> container = Class.forName("jdk.internal.vm.ThreadContainer");
        Deque<Object> left = new ArrayDeque<>();
        left.add(Class.forName("jdk.internal.vm.ThreadContainers").getMethod("root").invoke(null));
        while (!left.isEmpty() && found.size() < most) {
          Object next = left.remove();
          for (Object thread : all(container, "threads", next)) {
            if (found.size() < most && (boolean) isVirtual.invoke(thread)) {
              found.add((Thread) thread);
            }
          }
          left.addAll(all(container, "children", next));
        }
      } catch (ReflectiveOperationException otherVm) {
        // What it does not tell is not known.
      }
    }
    return found;
  }

  private static List<?> all(Class<?> container, String method, Object of) throws ReflectiveOperationException {
    return ((Stream<?>) container.getMethod(method).invoke(of)).toList();
  }

  /** By its field: each start would wait for the method handles by which reflection calls the method. */
  private static boolean isSupported(Class<?> support) throws ReflectiveOperationException {
    try {
      Field supported = support.getDeclaredField("SUPPORTED");
      Unsafe unsafe = Unsafe.getUnsafe();
      return unsafe.getBoolean(unsafe.staticFieldBase(supported), unsafe.staticFieldOffset(supported));
    } catch (NoSuchFieldException later) {
      return (boolean) support.getMethod("isSupported").invoke(null);
    }
  }
}
