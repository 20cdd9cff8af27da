package dev.refcount.stores;

import static dev.refcount.forked.Expect.counts;
import static dev.refcount.forked.Expect.equal;
import static dev.refcount.forked.Expect.eventually;
import static dev.refcount.forked.Expect.kept;

import dev.refcount.forked.Expect;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.function.Function;

/** Reflection and method handles on fields that are inherited, static or final; calls by array. */
public final class ReflectiveStores {
  private static class Parent {
    static Object shared;
    Probe inherited;
  }

  private static final class Child extends Parent {
    private final Probe fixed;
    private Probe own;

    Child(Probe fixed) {
      this.fixed = fixed;
    }
  }

  private record Two(Probe left, Object right) {}

  private static Object behindAnInterface;

  public static void main(String[] args) throws Throwable {
    fields();
    finalFields();
    handles();
    byArray();
    records();
    arrays();
    proxies();
    Expect.done();
  }

  private static void fields() throws Exception {
    Probe probe = new Probe();
    Child child = new Child(null);
    Parent.class.getDeclaredField("inherited").set(child, probe);
    counts("Field.set of an inherited field", probe, 1, 0, 0, 1);
    Field own = Child.class.getDeclaredField("own");
    own.set(child, probe);
    counts("Field.set of the subclass's field", probe, 2, 0, 0, 1);
    Parent.class.getDeclaredField("shared").set(child, probe);
    counts("Field.set of a static field, with an object to ignore", probe, 2, 1, 0, 1);
    child.inherited = null;
    own.set(child, null);
    Child.shared = null;
    counts("all of them null", probe, 0, 0, 0, 1);
  }

  private static void finalFields() throws Throwable {
    Probe first = new Probe();
    Probe second = new Probe();
    Child child = new Child(first);
    Field fixed = Child.class.getDeclaredField("fixed");
    fixed.setAccessible(true);
    fixed.set(child, second);
    counts("Field.set of a final field: the old one", first, 0, 0, 0, 1);
    counts("Field.set of a final field: the new one", second, 1, 0, 0, 1);
    MethodHandles.lookup().unreflectSetter(fixed).invoke(child, first);
    counts("its setter: the old one", second, 0, 0, 0, 1);
    counts("its setter: the new one", first, 1, 0, 0, 1);
    kept(child);
  }

  private static void handles() throws Throwable {
    MethodHandles.Lookup lookup = MethodHandles.lookup();
    Probe probe = new Probe();
    Child child = new Child(null);
    lookup.findSetter(Child.class, "inherited", Probe.class).invoke(child, probe);
    counts("a setter found in a subclass", probe, 1, 0, 0, 1);
    lookup.findStaticSetter(Parent.class, "shared", Object.class).invoke(probe);
    counts("a static setter", probe, 1, 1, 0, 1);
    lookup.unreflectSetter(Parent.class.getDeclaredField("shared")).invoke((Object) null);
    counts("a static setter by reflection", probe, 1, 0, 0, 1);
    MethodHandle setter = lookup.findSetter(Child.class, "own", Probe.class);
    setter.asType(MethodType.methodType(void.class, Object.class, Object.class))
        .invokeExact((Object) child, (Object) probe);
    counts("a setter of another type", probe, 2, 0, 0, 1);
    MethodHandle both = MethodHandles.foldArguments(
        setter, MethodHandles.dropArguments(setter, 2, new Class<?>[0]));
    both.invoke(child, (Probe) null);
    counts("a setter that another one was folded with", probe, 1, 0, 0, 1);
    try {
      setter.invoke((Child) null, probe);
      Expect.unreachable("a setter of nothing");
    } catch (NullPointerException e) {
      counts("after a setter of nothing", probe, 1, 0, 0, 1);
    }
    equal("what is still held", true, child.inherited == probe);
  }

  private static void byArray() throws Throwable {
    MethodHandles.Lookup lookup = MethodHandles.lookup();
    Probe probe = new Probe();
    Child child = new Child(null);
    MethodHandle setter = lookup.findSetter(Child.class, "own", Probe.class);
    setter.invokeWithArguments(child, probe);
    eventually("invokeWithArguments", probe, 1, 0, 0, 1);
    setter.invokeWithArguments(List.of(child, new Probe()));
    eventually("invokeWithArguments of a list", probe, 0, 0, 0, 1);
    setter.asSpreader(Object[].class, 2).invoke(new Object[] {child, probe});
    eventually("a spreader", probe, 1, 0, 0, 1);
    MethodHandle collector = lookup.findStatic(List.class, "of",
        MethodType.methodType(List.class, Object[].class)).asCollector(Object[].class, 3);
    List<?> list = (List<?>) collector.invoke(probe, probe, probe);
    eventually("a collector", probe, 1, 0, 3, 1);
    kept(child, list);
  }

  private static void records() throws Exception {
    Probe probe = new Probe();
    Two two = Two.class.getDeclaredConstructor(Probe.class, Object.class).newInstance(probe, probe);
    eventually("a record by its canonical constructor", probe, 2, 0, 0, 1);
    equal("by its accessor", true, Two.class.getRecordComponents()[1].getAccessor().invoke(two) == probe);
    try {
      Field left = Two.class.getDeclaredField("left");
      left.setAccessible(true);
      left.set(two, null);
      Expect.unreachable("a store to a record's field");
    } catch (IllegalAccessException e) {
      eventually("a record's field can't be set", probe, 2, 0, 0, 1);
    }
    kept(two);
  }

  private static void arrays() throws Throwable {
    Probe probe = new Probe();
    Object rows = Array.newInstance(Probe.class, 2, 2);
    Array.set(Array.get(rows, 1), 0, probe);
    counts("Array.set in a row", probe, 0, 0, 1, 1);
    MethodHandles.arrayElementSetter(Probe[].class).invoke((Probe[]) Array.get(rows, 0), 1, probe);
    counts("arrayElementSetter in another", probe, 0, 0, 2, 1);
    try {
      Array.set(new ClosingProbe[1], 0, probe);
      Expect.unreachable("an element of the wrong type");
    } catch (IllegalArgumentException e) {
      counts("after an element of the wrong type", probe, 0, 0, 2, 1);
    }
    Array.set(rows, 0, null);
    eventually("a row let go", probe, 0, 0, 1, 1);
    kept(rows);
  }

  @SuppressWarnings("unchecked")
  private static void proxies() throws Throwable {
    Probe probe = new Probe();
    Object[] seen = new Object[1];
    InvocationHandler handler = (proxy, method, arguments) -> seen[0] = arguments;
    Function<Object, Object> proxy = (Function<Object, Object>) Proxy.newProxyInstance(
        ReflectiveStores.class.getClassLoader(), new Class<?>[] {Function.class}, handler);
    proxy.apply(probe);
    eventually("the arguments of a proxy's method, kept", probe, 0, 0, 1, 1);
    proxy.apply(null);
    eventually("the next call's arguments", probe, 0, 0, 0, 1);
    MethodHandle bound = MethodHandles.insertArguments(
        MethodHandles.identity(Object.class), 0, probe);
    Function<Object, Object> single = MethodHandleProxies.asInterfaceInstance(
        Function.class, MethodHandles.dropArguments(bound, 0, Object.class));
    // How often the JDK's proxy holds it is its own affair, and the audit's at the end.
    equal("a value bound to a handle behind an interface", true, single.apply(null) == probe);
    behindAnInterface = single;
    kept(proxy, seen);
  }
}
