package dev.refcount.audited;

import dev.refcount.Audit;
import dev.refcount.Refs;
import dev.refcount.Report;
import java.lang.reflect.Method;
import java.util.concurrent.locks.LockSupport;

/** A virtual thread that waits has its cache of scoped values in a field of a class that no agent may change. */
public final class ParkedScope {
  private static final boolean PRESENT = Runtime.version().feature() >= 25;
  private static final Item VALUE = new Item();

  private static volatile boolean read;

  private ParkedScope() {}

  public static void main(String[] arguments) throws Exception {
    Thread parked = PRESENT ? parked() : null;
    Audit audit = Refs.audit();
    System.out.println((audit.checked() > 1) + " " + audit.drifts());
    System.out.println(PRESENT == isNamed() ? "named where it is" : "not named");
    // It is a daemon, and waits for good.
    System.exit(PRESENT && !parked.isAlive() ? 1 : 0);
  }

  private static boolean isNamed() {
    for (Report.NotWoven left : Refs.report().notWoven()) {
      if (left.className().equals("jdk.internal.vm.Continuation")) {
        return left.standing() && left.reason().contains("no agent");
      }
    }
    return false;
  }

  private static Thread parked() throws Exception {
    Class<?> type = Class.forName("java.lang.ScopedValue");
    Object key = type.getMethod("newInstance").invoke(null);
    Object carrier = type.getMethod("where", type, Object.class).invoke(null, key, VALUE);
    Method run = carrier.getClass().getMethod("run", Runnable.class);
    Method get = type.getMethod("get");
    Runnable body =
        () -> {
          call(get, key);
          read = true;
          while (true) {
            LockSupport.park();
          }
        };
    Runnable bound = () -> call(run, carrier, body);
    Thread thread = (Thread) Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, bound);
    while (!read || thread.getState() != Thread.State.WAITING) {
      Thread.sleep(1);
    }
    return thread;
  }

  private static Object call(Method method, Object target, Object... arguments) {
    try {
      return method.invoke(target, arguments);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
