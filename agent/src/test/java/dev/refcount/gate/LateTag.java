package dev.refcount.gate;

import static dev.refcount.forked.Expect.counts;

import dev.refcount.Refs;
import dev.refcount.forked.Expect;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * One frame that is compiled while it runs and stores in every way there is; half way through its object is the first
 * that is tagged: by the program, or by its class, which is not loaded before.
 *
 * <p>Run: {@code LateTag object} or {@code LateTag class}, and behind that, if the agent is to come by attaching, its
 * jar and options.
 */
public final class LateTag {
  private static final int ROUNDS = 40_000;

  private static Object fixed;

  private Object field;
  private Object byHandle;
  private Object byReflection;
  private final Object[] elements = new Object[2];
  private final AtomicReference<Object> atomic = new AtomicReference<>();
  private final List<Object> list = new ArrayList<>(List.of(""));

  public static void main(String[] arguments) throws Throwable {
    if (arguments.length > 1) {
      Self.attach(arguments[1], arguments[2]);
    }
    System.out.println(isOpen() ? "open" : "closed");
    new LateTag().run(arguments[0].equals("class"));
    System.out.println(isOpen() ? "open" : "closed");
    Expect.done();
  }

  private static boolean isOpen() throws ReflectiveOperationException {
    return (boolean) Class.forName("dev.refcount.boot.Gate").getMethod("isOpen").invoke(null);
  }

  private void run(boolean isLoadedLate) throws Throwable {
    // Both looked up while nothing can be tagged.
    MethodHandle setter = MethodHandles.lookup().findSetter(LateTag.class, "byHandle", Object.class);
    Field reflected = LateTag.class.getDeclaredField("byReflection");
    Object object = new Object();
    Supplier<Object> lambda = null;
    Object[] copy = null;
    for (int round = 0; round < ROUNDS; round++) {
      if (round == ROUNDS / 2) {
        if (isLoadedLate) {
          object = new Latecomer();
        } else {
          object = Refs.tag(new Object());
        }
      }
      field = object;
      fixed = object;
      elements[0] = object;
      System.arraycopy(elements, 0, elements, 1, 1);
      copy = elements.clone();
      atomic.set(object);
      list.set(0, object);
      setter.invoke(this, object);
      reflected.set(this, object);
      lambda = capturing(object);
    }
    letGo(object, lambda, copy);
  }

  private static Supplier<Object> capturing(Object captured) {
    return () -> captured;
  }

  /** Each of what the loop did last is one reference, and is gone when it is overwritten. */
  private void letGo(Object object, Supplier<Object> lambda, Object[] copy) throws Throwable {
    // In variables: this one, and that of the caller.
    Expect.eventually("after the loop", object, 5, 1, 5, 2);
    field = null;
    counts("without the field", object, 4, 1, 5, 2);
    fixed = null;
    counts("without the static field", object, 4, 0, 5, 2);
    elements[0] = elements[1] = null;
    counts("without the elements", object, 4, 0, 3, 2);
    copy[0] = copy[1] = null;
    counts("without the copy", object, 4, 0, 1, 2);
    atomic.set(null);
    counts("without the atomic reference", object, 3, 0, 1, 2);
    list.clear();
    counts("without the list", object, 3, 0, 0, 2);
    byHandle = null;
    byReflection = null;
    counts("with the lambda alone", object, 1, 0, 0, 2);
    if (lambda.get() != object) {
      throw new AssertionError("the lambda holds another object");
    }
  }
}
