package dev.refcount.stores;

import static dev.refcount.forked.Expect.counts;
import static dev.refcount.forked.Expect.equal;
import static dev.refcount.forked.Expect.eventually;

import dev.refcount.Holding;
import dev.refcount.Refs;
import dev.refcount.forked.Expect;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;

/** Setters that are method handles: found, reflected, of arrays, with arguments bound. */
public final class MethodHandleSetters {
  private static Probe statical;

  private Probe field;

  public static void main(String[] args) throws Throwable {
    setters();
    Expect.done();
  }

  private static void setters() throws Throwable {
    MethodHandles.Lookup lookup = MethodHandles.lookup();
    Probe probe = new Probe();
    MethodHandleSetters holder = new MethodHandleSetters();
    MethodHandle setter = lookup.findSetter(MethodHandleSetters.class, "field", Probe.class);
    setter.invokeExact(holder, probe);
    counts("a field's setter", probe, 1, 0, 0, 1);
    for (Holding holding : Refs.holdings(probe)) {
      equal("the line is the program's", MethodHandleSetters.class.getName(), holding.site().type());
    }
    MethodHandle ofTheClass = lookup.findStaticSetter(MethodHandleSetters.class, "statical", Probe.class);
    ofTheClass.invoke(probe);
    counts("a static field's setter", probe, 1, 1, 0, 1);
    lookup.unreflectSetter(MethodHandleSetters.class.getDeclaredField("field")).invoke(holder, (Probe) null);
    counts("a reflected field's setter", probe, 0, 1, 0, 1);
    Probe[] array = new Probe[1];
    MethodHandles.arrayElementSetter(Probe[].class).invokeExact(array, 0, probe);
    counts("an array's setter", probe, 0, 1, 1, 1);
    statical = array[0] = null;
    MethodHandle bound = MethodHandles.insertArguments(setter, 0, holder);
    bound.invoke(probe);
    counts("a bound setter", probe, 1, 0, 0, 1);
    MethodHandle ready = MethodHandles.insertArguments(setter, 1, probe);
    eventually("a setter with its value bound", probe, 2, 0, 0, 1);
    ready.invoke(holder);
    counts("and called", probe, 2, 0, 0, 1);
  }
}
