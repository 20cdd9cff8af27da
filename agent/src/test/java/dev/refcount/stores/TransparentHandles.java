package dev.refcount.stores;

import static java.lang.invoke.MethodType.methodType;

import java.io.Serializable;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleInfo;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/** The part of {@link Transparent} that asks method handles and methods of what copies what they are. */
final class TransparentHandles implements Cloneable {
  private static final Lookup LOOKUP = MethodHandles.lookup();
  private static final MethodType ARRAYCOPY =
      methodType(void.class, Object.class, int.class, Object.class, int.class, int.class);

  private interface Copier extends Serializable {
    void copy(Object from, int start, Object to, int at, int length);
  }

  private interface Failing {
    void run() throws Throwable;
  }

  private TransparentHandles() {}

  static void print() throws Exception {
    MethodHandle copy = LOOKUP.findStatic(System.class, "arraycopy", ARRAYCOPY);
    MethodHandle special =
        LOOKUP.findSpecial(Object.class, "clone", methodType(Object.class), TransparentHandles.class);
    show(copy);
    show(LOOKUP.findStatic(Arrays.class, "copyOf", methodType(Object[].class, Object[].class, int.class)));
    show(LOOKUP.findStatic(Array.class, "newInstance", methodType(Object.class, Class.class, int.class)));
    show(LOOKUP.findStatic(Array.class, "newInstance", methodType(Object.class, Class.class, int[].class)));
    show(LOOKUP.findVirtual(TransparentHandles.class, "clone", methodType(Object.class)));
    show(special);
    show(LOOKUP.findSetter(Transparent.Parcel.class, "beside", Transparent.Parcel[].class));
    Method method = System.class.getMethod("arraycopy", ARRAYCOPY.parameterArray());
    show(LOOKUP.unreflect(method));
    Copier sent = System::arraycopy;
    Method replaced = sent.getClass().getDeclaredMethod("writeReplace");
    replaced.setAccessible(true);
    SerializedLambda form = (SerializedLambda) replaced.invoke(sent);
    System.out.println(form.getImplClass() + " " + form.getImplMethodName() + form.getImplMethodSignature());
    failure(() -> copy.invoke(new Object[1], 0, new Object[1], 0, 2));
    failure(() -> copy.invoke("text", 0, new Object[1], 0, 2));
    failure(() -> copy.invoke(1));
    failure(() -> sent.copy(null, 0, new Object[1], 0, 1));
    failure(() -> special.invoke(new TransparentHandles[1]));
    failure(() -> ((UnaryOperator<Object[]>) Object[]::clone).apply(null));
    failure(() -> method.invoke(null, new Object[1], 0, new Object[1], 0, 2));
    failure(() -> method.invoke(null, 1));
    failure(() -> MethodHandles.identity(String[].class).asCollector(String[].class, 1).invoke((Object) 1));
  }

  private static void show(MethodHandle handle) {
    MethodHandleInfo info = LOOKUP.revealDirect(handle);
    System.out.println(
        handle + " " + handle.type() + " " + handle.isVarargsCollector() + " " + handle.describeConstable());
    System.out.println(info + " " + info.reflectAs(java.lang.reflect.Member.class, LOOKUP));
  }

  private static void failure(Failing failing) {
    try {
      failing.run();
      System.out.println("did not fail");
    } catch (InvocationTargetException e) {
      System.out.println(e + " by " + e.getCause());
    } catch (Throwable e) {
      System.out.println(e);
    }
  }
}
