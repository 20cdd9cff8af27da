package dev.refcount.stores;

import static dev.refcount.forked.Expect.counts;
import static dev.refcount.forked.Expect.equal;

import dev.refcount.forked.Expect;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** Every access mode of a VarHandle that stores, on a field, a static field and an array element. */
public final class VarHandles {
  private static final VarHandle FIELD;
  private static final VarHandle STATIC;
  private static final VarHandle ELEMENT = MethodHandles.arrayElementVarHandle(Probe[].class);

  private static Probe statical;

  private Probe field;

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      FIELD = lookup.findVarHandle(VarHandles.class, "field", Probe.class);
      STATIC = lookup.findStaticVarHandle(VarHandles.class, "statical", Probe.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  public static void main(String[] args) {
    field();
    statical();
    element();
    refused();
    Expect.done();
  }

  private static void field() {
    VarHandles holder = new VarHandles();
    Probe a = new Probe();
    Probe b = new Probe();
    FIELD.set(holder, a);
    counts("field, set", a, 1, 0, 0, 1);
    FIELD.setVolatile(holder, b);
    counts("field, setVolatile: the old one", a, 0, 0, 0, 1);
    counts("field, setVolatile: the new one", b, 1, 0, 0, 1);
    FIELD.setRelease(holder, a);
    counts("field, setRelease", a, 1, 0, 0, 1);
    FIELD.setOpaque(holder, b);
    counts("field, setOpaque", b, 1, 0, 0, 1);
    equal("field, a compareAndSet that fails", false, FIELD.compareAndSet(holder, a, a));
    counts("field, nothing was stored", a, 0, 0, 0, 1);
    equal("field, a compareAndSet that succeeds", true, FIELD.compareAndSet(holder, b, a));
    counts("field, compareAndSet: the old one", b, 0, 0, 0, 1);
    counts("field, compareAndSet: the new one", a, 1, 0, 0, 1);
    equal("field, compareAndExchange", true, (Probe) FIELD.compareAndExchange(holder, a, b) == a);
    counts("field, after compareAndExchange", b, 1, 0, 0, 1);
    while (!FIELD.weakCompareAndSet(holder, b, a)) Thread.onSpinWait();
    counts("field, weakCompareAndSet", a, 1, 0, 0, 1);
    while (!FIELD.weakCompareAndSetPlain(holder, a, b)) Thread.onSpinWait();
    counts("field, weakCompareAndSetPlain", b, 1, 0, 0, 1);
    counts("field, getAndSet", (Probe) FIELD.getAndSet(holder, a), 0, 0, 0, 1);
    counts("field, getAndSetRelease", (Probe) FIELD.getAndSetRelease(holder, null), 0, 0, 0, 1);
    equal("field, empty", null, holder.field);
  }

  private static void statical() {
    Probe a = new Probe();
    Probe b = new Probe();
    STATIC.set(a);
    counts("static, set", a, 0, 1, 0, 1);
    STATIC.setVolatile(b);
    counts("static, setVolatile: the old one", a, 0, 0, 0, 1);
    STATIC.setRelease(a);
    STATIC.setOpaque(b);
    counts("static, setOpaque", b, 0, 1, 0, 1);
    equal("static, compareAndSet", true, STATIC.compareAndSet(b, a));
    counts("static, compareAndSet: the new one", a, 0, 1, 0, 1);
    equal("static, compareAndExchange", true, (Probe) STATIC.compareAndExchange(a, b) == a);
    while (!STATIC.weakCompareAndSet(b, a)) Thread.onSpinWait();
    counts("static, weakCompareAndSet", a, 0, 1, 0, 1);
    counts("static, getAndSet", (Probe) STATIC.getAndSet(b), 0, 0, 0, 1);
    statical = null;
    counts("static, null", b, 0, 0, 0, 1);
  }

  private static void element() {
    Probe[] array = new Probe[2];
    Probe a = new Probe();
    Probe b = new Probe();
    ELEMENT.set(array, 0, a);
    ELEMENT.setVolatile(array, 1, a);
    counts("element, set and setVolatile", a, 0, 0, 2, 1);
    ELEMENT.setRelease(array, 0, b);
    ELEMENT.setOpaque(array, 1, b);
    counts("element, setRelease and setOpaque", b, 0, 0, 2, 1);
    equal("element, compareAndSet", true, ELEMENT.compareAndSet(array, 0, b, a));
    counts("element, compareAndSet: the new one", a, 0, 0, 1, 1);
    equal("element, compareAndExchange", true, (Probe) ELEMENT.compareAndExchange(array, 1, b, a) == b);
    while (!ELEMENT.weakCompareAndSet(array, 1, a, b)) Thread.onSpinWait();
    counts("element, weakCompareAndSet", b, 0, 0, 1, 1);
    counts("element, getAndSet", (Probe) ELEMENT.getAndSet(array, 1, a), 0, 0, 0, 1);
    counts("element, twice", a, 0, 0, 2, 1);
  }

  private static void refused() {
    Probe probe = new Probe();
    try {
      FIELD.set((VarHandles) null, probe);
      Expect.unreachable("a store into null");
    } catch (NullPointerException e) {
      counts("after a store into null", probe, 0, 0, 0, 1);
    }
    try {
      ELEMENT.set(new Probe[0], 0, probe);
      Expect.unreachable("a store past the end");
    } catch (ArrayIndexOutOfBoundsException e) {
      counts("after a store past the end", probe, 0, 0, 0, 1);
    }
    try {
      Probe[] closing = new ClosingProbe[1];
      ELEMENT.set(closing, 0, probe);
      Expect.unreachable("a store of the wrong type");
    } catch (ClassCastException | ArrayStoreException e) {
      counts("after a store of the wrong type", probe, 0, 0, 0, 1);
    }
  }
}
