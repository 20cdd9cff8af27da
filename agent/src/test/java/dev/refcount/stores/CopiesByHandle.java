package dev.refcount.stores;

import static dev.refcount.forked.Expect.counts;
import static dev.refcount.forked.Expect.equal;
import static dev.refcount.forked.Expect.eventually;
import static dev.refcount.forked.Expect.kept;
import static java.lang.invoke.MethodType.methodType;

import dev.refcount.Holding;
import dev.refcount.Refs;
import dev.refcount.forked.Expect;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** Copies that a method handle or a method reference makes: no instruction of the program names the method. */
public final class CopiesByHandle {
  private static final Lookup LOOKUP = MethodHandles.lookup();
  private static final MethodType ARRAYCOPY =
      methodType(void.class, Object.class, int.class, Object.class, int.class, int.class);

  /** Public: the JDK makes objects of it. */
  public interface Copier {
    void copy(Object from, int start, Object to, int at, int length);
  }

  private interface SerializableCopier extends Copier, Serializable {}

  private static final class Holder implements Cloneable {
    private static final Lookup OWN = MethodHandles.lookup();
    private Probe field;

    private Callable<Object> copier() {
      return super::clone;
    }
  }

  public static void main(String[] args) throws Throwable {
    arraycopy();
    stoppedHalfWay();
    otherForms();
    methodReferences();
    sent();
    copyOf();
    elements();
    clones();
    Expect.done();
  }

  private static void arraycopy() throws Throwable {
    Probe probe = new Probe();
    Object[] from = {probe, null, probe};
    Object[] to = new Object[3];
    MethodHandle copy = LOOKUP.findStatic(System.class, "arraycopy", ARRAYCOPY);
    copy.invokeExact((Object) from, 0, (Object) to, 0, 3);
    counts("found", probe, 0, 0, 4, 1);
    for (Holding holding : Refs.holdings(probe)) {
      equal("the line is the program's", CopiesByHandle.class.getName(), holding.site().type());
    }
    MethodHandles.publicLookup().findStatic(System.class, "arraycopy", ARRAYCOPY).invoke(from, 1, to, 0, 1);
    counts("found by whoever looks: null over one of them", probe, 0, 0, 3, 1);
    MethodHandle reflected =
        LOOKUP.unreflect(System.class.getMethod("arraycopy", ARRAYCOPY.parameterArray()));
    reflected.invoke(from, 0, to, 1, 1);
    counts("reflected", probe, 0, 0, 4, 1);
    for (int i = 0; i < 20_000; i++) copy.invokeExact((Object) from, i % 2, (Object) to, i % 2, 1);
    counts("often enough to be compiled", probe, 0, 0, 4, 1);
    kept(from, to);
  }

  private static void stoppedHalfWay() throws Throwable {
    Probe probe = new Probe();
    Object[] from = {probe, "not a probe"};
    Probe[] to = new Probe[2];
    try {
      LOOKUP.findStatic(System.class, "arraycopy", ARRAYCOPY).invoke(from, 0, to, 0, 2);
      Expect.unreachable("a copy of the wrong type");
    } catch (ArrayStoreException e) {
      counts("copied before the exception", probe, 0, 0, 2, 1);
    }
    kept(from, to);
  }

  private static void otherForms() throws Throwable {
    Probe probe = new Probe();
    Object[] from = {probe};
    Object[] to = new Object[6];
    MethodHandle copy = LOOKUP.findStatic(System.class, "arraycopy", ARRAYCOPY);
    copy.bindTo(from).invoke(0, to, 0, 1);
    counts("bound", probe, 0, 0, 2, 1);
    copy.asSpreader(Object[].class, 3).invoke((Object) from, 0, new Object[] {to, 1, 1});
    counts("with its arguments in an array", probe, 0, 0, 3, 1);
    copy.invokeWithArguments(from, 0, to, 2, 1);
    counts("the same without being told", probe, 0, 0, 4, 1);
    MethodHandles.permuteArguments(copy, ARRAYCOPY, 2, 3, 0, 1, 4).invoke(to, 3, from, 0, 1);
    counts("in another order", probe, 0, 0, 5, 1);
    MethodHandleProxies.asInterfaceInstance(Copier.class, copy).copy(from, 0, to, 4, 1);
    counts("behind an interface", probe, 0, 0, 6, 1);
    ((Copier) LambdaMetafactory.metafactory(LOOKUP, "copy", methodType(Copier.class), ARRAYCOPY, copy, ARRAYCOPY)
        .getTarget().invoke()).copy(from, 0, to, 5, 1);
    counts("in a lambda that the program makes for itself", probe, 0, 0, 7, 1);
    kept(from, to);
  }

  private static void methodReferences() throws Exception {
    Probe probe = new Probe();
    Object[] from = {probe};
    Object[] to = new Object[1];
    Copier copier = System::arraycopy;
    copier.copy(from, 0, to, 0, 1);
    counts("System::arraycopy", probe, 0, 0, 2, 1);
    UnaryOperator<Object[]> cloner = Object[]::clone;
    Object[] clone = cloner.apply(from);
    counts("Object[]::clone", probe, 0, 0, 3, 1);
    BiFunction<Object[], Integer, Object[]> copyOf = Arrays::copyOf;
    Object[] copy = copyOf.apply(from, 2);
    counts("Arrays::copyOf", probe, 0, 0, 4, 1);
    Holder holder = new Holder();
    holder.field = probe;
    Holder second = (Holder) holder.copier().call();
    counts("super::clone", probe, 2, 0, 4, 1);
    kept(from, to, clone, copy, holder, second);
  }

  /** It is read again as what the program wrote. */
  private static void sent() throws Exception {
    Probe probe = new Probe();
    Object[] from = {probe};
    Object[] to = new Object[1];
    SerializableCopier copier = System::arraycopy;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new ObjectOutputStream(bytes).writeObject(copier);
    Copier read = (Copier) new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
    read.copy(from, 0, to, 0, 1);
    counts("a method reference that was sent", probe, 0, 0, 2, 1);
    kept(from, to);
  }

  /** Often enough for the compilers to put their own code in the place of the JDK's. */
  private static void copyOf() throws Throwable {
    Probe probe = new Probe();
    Object[] array = {null, probe};
    MethodHandle copyOf =
        LOOKUP.findStatic(Arrays.class, "copyOf", methodType(Object[].class, Object[].class, int.class));
    MethodHandle range =
        LOOKUP.findStatic(
            Arrays.class, "copyOfRange",
            methodType(Object[].class, Object[].class, int.class, int.class, Class.class));
    Object[] copy = null;
    for (int i = 0; i < 20_000; i++) copy = (Object[]) copyOf.invokeExact(array, 2);
    eventually("copyOf", probe, 0, 0, 2, 1);
    for (int i = 0; i < 20_000; i++) copy = (Object[]) range.invokeExact(array, 1, 3, Object[].class);
    eventually("copyOfRange", probe, 0, 0, 2, 1);
    MethodHandle numbers =
        LOOKUP.findStatic(Arrays.class, "copyOf", methodType(int[].class, int[].class, int.class));
    equal("of numbers", 3, ((int[]) numbers.invokeExact(new int[1], 3)).length);
    kept(array, copy);
  }

  private static void elements() throws Throwable {
    Probe probe = new Probe();
    MethodHandle make =
        LOOKUP.findStatic(Array.class, "newInstance", methodType(Object.class, Class.class, int.class));
    Object array = make.invoke(Probe.class, 2);
    MethodHandle set =
        LOOKUP.findStatic(
            Array.class, "set", methodType(void.class, Object.class, int.class, Object.class));
    set.invokeExact(array, 1, (Object) probe);
    counts("Array.set", probe, 0, 0, 1, 1);
    set.invoke(array, 1, null);
    counts("Array.set to null", probe, 0, 0, 0, 1);
    make = LOOKUP.findStatic(Array.class, "newInstance", methodType(Object.class, Class.class, int[].class));
    equal("rows", 2, ((Object[][]) make.invoke(Probe.class, 2, 1)).length);
  }

  private static void clones() throws Throwable {
    Probe probe = new Probe();
    Holder holder = new Holder();
    holder.field = probe;
    Object virtual = Holder.OWN.findVirtual(Holder.class, "clone", methodType(Object.class)).invoke(holder);
    counts("an object", probe, 2, 0, 0, 1);
    Object special =
        Holder.OWN.findSpecial(Object.class, "clone", methodType(Object.class), Holder.class).invoke(holder);
    counts("as its class's super.clone() does", probe, 3, 0, 0, 1);
    Object bound = Holder.OWN.bind(holder, "clone", methodType(Object.class)).invoke();
    counts("of one object", probe, 4, 0, 0, 1);
    ((Holder) virtual).field = ((Holder) special).field = ((Holder) bound).field = null;
    counts("the copies' fields null", probe, 1, 0, 0, 1);
    kept(holder, virtual, special, bound);
  }
}
