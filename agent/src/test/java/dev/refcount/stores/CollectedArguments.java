package dev.refcount.stores;

import static dev.refcount.forked.Expect.counts;
import static dev.refcount.forked.Expect.equal;
import static dev.refcount.forked.Expect.eventually;
import static dev.refcount.forked.Expect.kept;

import dev.refcount.Kind;
import dev.refcount.Refs;
import dev.refcount.forked.Expect;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Collections;

/** Arrays that a method handle makes of the arguments it is called with, and that the program keeps. */
public final class CollectedArguments {
  private static Object[] keep(Object... arguments) {
    return arguments;
  }

  private static Probe[] keepProbes(int number, Probe... probes) {
    return probes;
  }

  private static void twice(Object[] one, Object[] other) {
    one[0] = other[0];
  }

  public static void main(String[] args) throws Throwable {
    collectors();
    variableArity();
    many();
    primitives();
    Expect.done();
  }

  private static MethodHandle keeper() throws ReflectiveOperationException {
    return MethodHandles.lookup()
        .findStatic(CollectedArguments.class, "keep", MethodType.methodType(Object[].class, Object[].class));
  }

  private static void collectors() throws Throwable {
    Probe probe = new Probe();
    MethodHandle keeper = keeper().asFixedArity();
    Object[] two = (Object[]) keeper.asCollector(Object[].class, 2).invoke(probe, probe);
    counts("a collector", probe, 0, 0, 2, 1);
    Object[] typed = (Object[]) keeper.asCollector(Probe[].class, 1).invoke(probe);
    equal("of its type", Probe[].class, typed.getClass());
    counts("a collector of an array of another type", probe, 0, 0, 3, 1);
    Object[] first =
        (Object[]) MethodHandles.dropArguments(keeper, 1, String.class)
            .asCollector(0, Object[].class, 2).invoke(probe, 1, "behind");
    counts("of what comes first", probe, 0, 0, 4, 1);
    Object[] identity = (Object[]) MethodHandles.identity(Object[].class)
        .asCollector(Object[].class, 1).invoke(probe);
    counts("what is collected alone", probe, 0, 0, 5, 1);
    MethodHandle collector = keeper.asCollector(Object[].class, 2);
    Object[] last = null;
    for (int i = 0; i < 20_000; i++) last = (Object[]) collector.invoke((Object) probe, (Object) null);
    eventually("often enough to be compiled", probe, 0, 0, 6, 1);
    two[0] = typed[0] = first[0] = identity[0] = last[0] = null;
    counts("an element of each null", probe, 0, 0, 1, 1);
    equal("the line is the program's", CollectedArguments.class.getName(),
        Refs.holdings(probe).stream().filter(holding -> holding.kind() == Kind.ELEMENT).findFirst()
            .orElseThrow().site().type());
    kept(two, typed, first, identity, last);
  }

  private static void variableArity() throws Throwable {
    Probe probe = new Probe();
    Object[] invoked = (Object[]) keeper().invoke(probe, "not a probe", probe);
    counts("a method of variable arity", probe, 0, 0, 2, 1);
    Object[] by = (Object[]) keeper().asFixedArity().asVarargsCollector(Object[].class).invoke(probe);
    counts("a handle that is made one", probe, 0, 0, 3, 1);
    MethodHandle probes = MethodHandles.lookup().findStatic(
        CollectedArguments.class, "keepProbes", MethodType.methodType(Probe[].class, int.class, Probe[].class));
    Probe[] kept = (Probe[]) probes.invoke(1, probe, probe);
    counts("behind a number", probe, 0, 0, 5, 1);
    Object[] list = (Object[]) keeper().invokeWithArguments(Collections.nCopies(300, probe));
    eventually("more than a method may have", probe, 0, 0, 305, 1);
    kept(invoked, by, kept, list);
  }

  private static void many() throws Throwable {
    Probe probe = new Probe();
    for (int arity = 0; arity < 40; arity++) {
      MethodHandle collector = keeper().asFixedArity().asCollector(Object[].class, arity);
      Object[] kept = (Object[]) collector.invokeWithArguments(Collections.nCopies(arity, probe));
      eventually("an array of " + arity, probe, 0, 0, arity, 1);
      kept((Object) kept);
    }
  }

  private static void primitives() throws Throwable {
    int[] numbers = (int[]) MethodHandles.identity(int[].class).asCollector(int[].class, 2).invokeExact(1, 2);
    equal("an array of numbers", 2, numbers[1]);
    Probe probe = new Probe();
    MethodHandle twice = MethodHandles.lookup().findStatic(
        CollectedArguments.class, "twice", MethodType.methodType(void.class, Object[].class, Object[].class));
    Object[] kept = new Object[1];
    twice.asCollector(Object[].class, 1).invoke(kept, (Object) probe);
    eventually("an array that nobody kept", probe, 0, 0, 1, 1);
    kept((Object) kept);
  }
}
