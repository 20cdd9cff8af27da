package dev.refcount.stores;

import static dev.refcount.forked.Expect.equal;
import static dev.refcount.forked.Expect.eventually;
import static dev.refcount.forked.Expect.kept;

import dev.refcount.forked.Expect;
import java.lang.reflect.Method;

/** Scoped values, on JDKs that have them for good: a field of the binding, and elements of a cache. */
public final class ScopedValues {
  private static final boolean PRESENT = Runtime.version().feature() >= 25;

  private static Class<?> type;
  private static Object key;

  public static void main(String[] args) throws Exception {
    equal("scoped values", PRESENT, PRESENT);
    if (PRESENT) {
      type = Class.forName("java.lang.ScopedValue");
      key = type.getMethod("newInstance").invoke(null);
      bound();
      rebound();
    }
    Expect.done();
  }

  private static void bound() throws Exception {
    Probe probe = new Probe();
    Probe[] source = {probe};
    with(source, () -> eventually("bound", source[0], 1, 0, 1, 1));
    eventually("no longer bound", probe, 0, 0, 1, 1);
    with(source, () -> {
      equal("read", true, value() == source[0]);
      eventually("bound, and in the thread's cache", source[0], 1, 0, 2, 1);
    });
    kept((Object) source);
  }

  private static void rebound() throws Exception {
    Probe outer = new Probe();
    Probe inner = new Probe();
    Probe[] outers = {outer};
    Probe[] inners = {inner};
    with(outers, () -> {
      with(inners, () -> eventually("bound anew", inners[0], 1, 0, 1, 1));
      eventually("the inner one is free", inners[0], 0, 0, 1, 1);
      equal("the outer one is back", true, value() == outers[0]);
    });
    kept(outers, inners);
  }

  private static void with(Probe[] source, Runnable body) {
    try {
      Object carrier = type.getMethod("where", type, Object.class).invoke(null, key, source[0]);
      Method run = carrier.getClass().getMethod("run", Runnable.class);
      run.invoke(carrier, body);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object value() {
    try {
      return type.getMethod("get").invoke(key);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
