package dev.refcount.attach;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Stores untagged objects into every kind of slot and asks the VM what this thread has allocated. */
final class UntaggedStores {
  private static final int TIMES = 20_000;
  private static final int ROUNDS = 10;
  private static final ThreadMXBean THREADS =
      (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static Object last;
  private final Object[] some = new Object[8];
  private Object field;

  private UntaggedStores() {}

  public static void main(String[] arguments) {
    UntaggedStores stores = new UntaggedStores();
    Object[] values = {new Object(), "text", 'c', new int[1], null};
    Object[] boxed = new Object[1];
    // The least of some rounds: the VM itself allocates once and again, where it compiles a loop anew.
    long least = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      long before = allocated();
      stores.store(values);
      least = Math.min(least, allocated() - before);
    }
    System.out.println("stores: " + least + " bytes");
    long before = allocated();
    boxed[0] = new Object();
    long after = allocated();
    System.out.println(after > before ? "one object is seen" : "the VM does not measure");
  }

  private static long allocated() {
    return THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
  }

  private void store(Object[] values) {
    for (int i = 0; i < TIMES; i++) {
      Object value = values[i % values.length];
      field = value;
      last = value;
      some[i & 7] = value;
      Object again = take(value);
      field = again;
    }
  }

  private Object take(Object parameter) {
    Object variable = parameter;
    return variable;
  }
}
