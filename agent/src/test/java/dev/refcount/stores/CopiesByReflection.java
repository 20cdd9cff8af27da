package dev.refcount.stores;

import static dev.refcount.forked.Expect.counts;
import static dev.refcount.forked.Expect.equal;
import static dev.refcount.forked.Expect.eventually;
import static dev.refcount.forked.Expect.kept;

import dev.refcount.forked.Expect;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;

/** {@code Method.invoke} of what copies and stores natively; of {@code clone} where the JDK lets it be called. */
public final class CopiesByReflection {
  private static final class Holder implements Cloneable {
    private Probe field;
  }

  public static void main(String[] args) throws Exception {
    Method arraycopy =
        System.class.getMethod("arraycopy", Object.class, int.class, Object.class, int.class, int.class);
    arraycopy(arraycopy);
    ontoItsArguments(arraycopy);
    stoppedHalfWay(arraycopy);
    refused(arraycopy);
    byHandleOfInvoke(arraycopy);
    elements();
    copyOf();
    if (Object.class.getModule().isOpen("java.lang", CopiesByReflection.class.getModule())) {
      clones();
    }
    Expect.done();
  }

  /** The first calls are native on JDK 17, the others not. */
  private static void arraycopy(Method arraycopy) throws Exception {
    Probe probe = new Probe();
    Object[] from = {probe};
    Object[] to = new Object[40];
    for (int i = 0; i < to.length; i++) {
      arraycopy.invoke(null, from, 0, to, i, 1);
      counts("copied " + (i + 1), probe, 0, 0, i + 2, 1);
    }
    arraycopy.invoke(null, new Object[20], (byte) 0, to, (char) 0, (short) 20);
    counts("nulls over half of them, by other numbers", probe, 0, 0, 21, 1);
    kept(from, to);
  }

  private static void ontoItsArguments(Method arraycopy) throws Exception {
    Probe probe = new Probe();
    Object[] from = {probe, probe, probe, probe, probe};
    Object[] arguments = {from, 0, null, 0, 5};
    arguments[2] = arguments;
    arraycopy.invoke(null, arguments);
    equal("the arguments are gone", true, arguments[4] == probe);
    counts("copied over the arguments", probe, 0, 0, 10, 1);
    kept(from, arguments);
  }

  private static void stoppedHalfWay(Method arraycopy) throws Exception {
    Probe probe = new Probe();
    Object[] from = {probe, "not a probe"};
    Probe[] to = new Probe[2];
    try {
      arraycopy.invoke(null, from, 0, to, 0, 2);
      Expect.unreachable("a copy of the wrong type");
    } catch (InvocationTargetException e) {
      equal("as without the agent", ArrayStoreException.class, e.getCause().getClass());
    }
    counts("copied before the exception", probe, 0, 0, 2, 1);
    kept(from, to);
  }

  private static void refused(Method arraycopy) throws Exception {
    Probe probe = new Probe();
    Object[] array = {probe};
    Object[][] wrong = {null, {array, 0}, {array, 0, array, 0, 1L}, {array, 0, array, null, 1}};
    for (Object[] arguments : wrong) {
      try {
        arraycopy.invoke(null, arguments);
        Expect.unreachable("a call with " + Arrays.toString(arguments));
      } catch (IllegalArgumentException | NullPointerException e) {
        counts("refused", probe, 0, 0, 1, 1);
      }
    }
    kept((Object) array);
  }

  private static void byHandleOfInvoke(Method arraycopy) throws Exception {
    Probe probe = new Probe();
    Object[] from = {probe};
    Object[] to = new Object[1];
    try {
      MethodHandles.lookup()
          .findVirtual(Method.class, "invoke", MethodType.methodType(Object.class, Object.class, Object[].class))
          .invoke(arraycopy, (Object) null, new Object[] {from, 0, to, 0, 1});
    } catch (Throwable failure) {
      throw new IllegalStateException(failure);
    }
    counts("Method.invoke by a handle", probe, 0, 0, 2, 1);
    kept(from, to);
  }

  private static void elements() throws Exception {
    Probe probe = new Probe();
    Object array = Array.class.getMethod("newInstance", Class.class, int.class).invoke(null, Probe.class, 40);
    Method set = Array.class.getMethod("set", Object.class, int.class, Object.class);
    for (int i = 0; i < 40; i++) set.invoke(null, array, i, probe);
    eventually("Array.set, each call's arguments reclaimed", probe, 0, 0, 40, 1);
    try {
      set.invoke(null, array, 40, probe);
      Expect.unreachable("an element past the end");
    } catch (InvocationTargetException e) {
      equal("past the end", ArrayIndexOutOfBoundsException.class, e.getCause().getClass());
    }
    set.invoke(null, array, 0, null);
    eventually("Array.set to null", probe, 0, 0, 39, 1);
    kept(array);
  }

  private static void copyOf() throws Exception {
    Probe probe = new Probe();
    Object[] array = {probe};
    Method copyOf = Arrays.class.getMethod("copyOf", Object[].class, int.class);
    Object[] copies = new Object[40];
    for (int i = 0; i < copies.length; i++) copies[i] = copyOf.invoke(null, array, 1);
    counts("copyOf", probe, 0, 0, 41, 1);
    kept(array, copies);
  }

  private static void clones() throws Exception {
    Method clone = Object.class.getDeclaredMethod("clone");
    clone.setAccessible(true);
    Probe probe = new Probe();
    Probe[] array = {probe};
    Holder holder = new Holder();
    holder.field = probe;
    Object[] copies = new Object[40];
    for (int i = 0; i < copies.length; i++) copies[i] = clone.invoke(i % 2 == 0 ? array : holder);
    counts("clones", probe, 21, 0, 21, 1);
    kept(array, holder, copies);
  }
}
