package dev.refcount.stores;

import static dev.refcount.forked.Expect.counts;
import static dev.refcount.forked.Expect.equal;
import static dev.refcount.forked.Expect.eventually;
import static dev.refcount.forked.Expect.kept;

import dev.refcount.Refs;
import dev.refcount.forked.Expect;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/** Stores that no instruction of the program makes: reflection, method handles, deserialisation. */
public final class Reflection {
  private static Probe statical;

  private Probe field;

  private static final class Sent extends Probe implements Serializable {
    private static final long serialVersionUID = 1;
    private Sent other;
    private Object[] array;
  }

  private record Framed(Sent sent) implements Serializable {}

  public static void main(String[] args) throws Exception {
    fields();
    elements();
    constructorsAndMethods();
    proxies();
    deserialised();
    Expect.done();
  }

  private static void fields() throws Exception {
    Probe probe = new Probe();
    Reflection holder = new Reflection();
    Field instance = Reflection.class.getDeclaredField("field");
    for (int i = 0; i < 20; i++) instance.set(holder, probe);
    counts("Field.set, often enough to be made faster", probe, 1, 0, 0, 1);
    counts("Field.get", instance.get(holder), 1, 0, 0, 1);
    Field ofTheClass = Reflection.class.getDeclaredField("statical");
    ofTheClass.set(null, probe);
    counts("Field.set of a static field", probe, 1, 1, 0, 1);
    instance.set(holder, null);
    ofTheClass.set(null, null);
    counts("both null", probe, 0, 0, 0, 1);
    try {
      instance.set(holder, "not a probe");
      Expect.unreachable("a store of the wrong type");
    } catch (IllegalArgumentException e) {
      counts("after a store of the wrong type", probe, 0, 0, 0, 1);
    }
  }

  private static void elements() {
    Probe probe = new Probe();
    Object array = Array.newInstance(Probe.class, 2);
    Array.set(array, 0, probe);
    counts("Array.set", probe, 0, 0, 1, 1);
    Array.set(array, 0, null);
    counts("Array.set to null", probe, 0, 0, 0, 1);
  }

  private static void constructorsAndMethods() throws Exception {
    Probe made = ClosingProbe.class.getDeclaredConstructor().newInstance();
    counts("made by reflection", made, 0, 0, 0, 1);
    Method method = Reflection.class.getDeclaredMethod("store", Probe.class);
    Reflection holder = new Reflection();
    method.invoke(holder, made);
    eventually("stored by a method that reflection called", made, 1, 0, 0, 1);
    try {
      method.invoke(holder, (Object) null);
      Expect.unreachable("a method that throws");
    } catch (InvocationTargetException e) {
      counts("after a method that threw", holder.field, 1, 0, 0, 1);
    }
  }

  private void store(Probe probe) {
    if (probe == null) throw new IllegalArgumentException();
    field = probe;
  }

  private interface Getter {
    Probe get();
  }

  private static void proxies() {
    Probe probe = new Probe();
    Getter getter = (Getter) Proxy.newProxyInstance(Reflection.class.getClassLoader(),
        new Class<?>[] {Getter.class}, (proxy, method, arguments) -> probe);
    counts("captured by a proxy's handler", probe, 1, 0, 0, 1);
    counts("what the proxy returns", getter.get(), 1, 0, 0, 1);
  }

  private static void deserialised() throws Exception {
    Sent sent = new Sent();
    sent.other = sent;
    sent.array = new Object[] {sent, "not a probe", sent};
    Framed framed = new Framed(sent);
    Framed read = (Framed) copy(framed);
    eventually("what was written", framed.sent(), 2, 0, 2, 1);
    Sent received = read.sent();
    equal("what was read is tagged", true, Refs.isTagged(received));
    eventually("a field of it, a record's field, two elements", received, 2, 0, 2, 1);
    received.other = null;
    counts("its own field null", received, 1, 0, 2, 1);
    kept(framed, read);
  }

  private static Object copy(Object object) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new ObjectOutputStream(bytes).writeObject(object);
    return new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
  }
}
