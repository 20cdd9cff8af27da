package dev.refcount.stores;

import static dev.refcount.forked.Expect.equal;
import static dev.refcount.forked.Expect.eventually;

import dev.refcount.forked.Expect;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.invoke.VarHandle.AccessMode;
import java.util.ArrayList;
import java.util.List;

/** All access modes that there are, each as a method handle, so that none can be left out. */
public final class VarHandleModes {
  private static volatile Probe statical;

  private volatile Probe field;

  public static void main(String[] args) throws Throwable {
    MethodHandles.Lookup lookup = MethodHandles.lookup();
    VarHandleModes holder = new VarHandleModes();
    VarHandle field = lookup.findVarHandle(VarHandleModes.class, "field", Probe.class);
    every("field", field, List.of(holder), 1, 0, 0);
    every("static", lookup.findStaticVarHandle(VarHandleModes.class, "statical", Probe.class),
        List.of(), 0, 1, 0);
    VarHandle element = MethodHandles.arrayElementVarHandle(Probe[].class);
    every("element", element, List.of(new Probe[3], 1), 0, 0, 1);
    every("reflected", lookup.unreflectVarHandle(VarHandleModes.class.getDeclaredField("field")),
        List.of(holder), 1, 0, 0);
    every("inexact", field.withInvokeBehavior(), List.of(holder), 1, 0, 0);
    equal("all of them empty", null, holder.field);
    equal("the static field too", null, statical);
    Expect.done();
  }

  private static void every(
      String slot, VarHandle handle, List<Object> place, int fields, int statics, int elements)
      throws Throwable {
    int tried = 0;
    for (AccessMode mode : AccessMode.values()) {
      if (!handle.isAccessModeSupported(mode)) continue;
      Probe probe = new Probe();
      String name = slot + ", " + mode.methodName();
      MethodHandle access = handle.toMethodHandle(mode);
      set(handle, place, null);
      if (store(access, place, null, probe)) {
        eventually(name + " stores", probe, fields, statics, elements, 1);
        store(access, place, probe, null);
        eventually(name + " drops", probe, 0, 0, 0, 1);
      } else {
        set(handle, place, probe);
        equal(name + " reads", true, call(access, place) == probe);
        eventually(name + " stores nothing", probe, fields, statics, elements, 1);
      }
      set(handle, place, null);
      tried++;
    }
    equal(slot + ", modes", 19, tried);
  }

  private static void set(VarHandle handle, List<Object> place, Probe value) throws Throwable {
    call(handle.toMethodHandle(AccessMode.SET_VOLATILE), place, value);
  }

  /** False if the mode only reads. A weak compare-and-set may fail for no reason. */
  private static boolean store(MethodHandle access, List<Object> place, Probe before, Probe now)
      throws Throwable {
    switch (access.type().parameterCount() - place.size()) {
      case 0 -> {
        return false;
      }
      case 1 -> call(access, place, now);
      default -> {
        while (Boolean.FALSE.equals(call(access, place, before, now))) Thread.onSpinWait();
      }
    }
    return true;
  }

  private static Object call(MethodHandle access, List<Object> place, Probe... values)
      throws Throwable {
    List<Object> arguments = new ArrayList<>(place);
    for (Probe value : values) arguments.add(value);
    return access.invokeWithArguments(arguments);
  }
}
