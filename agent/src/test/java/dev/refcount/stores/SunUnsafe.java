package dev.refcount.stores;

import static dev.refcount.forked.Expect.counts;
import static dev.refcount.forked.Expect.equal;

import dev.refcount.forked.Expect;
import java.lang.reflect.Field;
import sun.misc.Unsafe;

/** sun.misc.Unsafe, as old libraries use it: an object and an offset, and no type. */
@SuppressWarnings({"deprecation", "removal"})
public final class SunUnsafe {
  private static final Unsafe UNSAFE = unsafe();

  private static Object statical;

  private Object field;

  public static void main(String[] args) throws Exception {
    long offset = UNSAFE.objectFieldOffset(SunUnsafe.class.getDeclaredField("field"));
    through("a field", new SunUnsafe(), offset, 1, 0, 0);
    Field ofTheClass = SunUnsafe.class.getDeclaredField("statical");
    through("a static field", UNSAFE.staticFieldBase(ofTheClass),
        UNSAFE.staticFieldOffset(ofTheClass), 0, 1, 0);
    long element = UNSAFE.arrayBaseOffset(Object[].class)
        + 2L * UNSAFE.arrayIndexScale(Object[].class);
    through("an element", new Object[4], element, 0, 0, 1);
    allocated();
    equal("all of them are null again", null, statical);
    Expect.done();
  }

  private static void through(
      String slot, Object base, long offset, int fields, int statics, int elements) {
    Probe a = new Probe();
    Probe b = new Probe();
    UNSAFE.putObject(base, offset, a);
    counts(slot + ", putObject", a, fields, statics, elements, 1);
    UNSAFE.putObjectVolatile(base, offset, b);
    counts(slot + ", putObjectVolatile: the old one", a, 0, 0, 0, 1);
    counts(slot + ", putObjectVolatile: the new one", b, fields, statics, elements, 1);
    UNSAFE.putOrderedObject(base, offset, a);
    counts(slot + ", putOrderedObject", a, fields, statics, elements, 1);
    equal("a swap that fails", false, UNSAFE.compareAndSwapObject(base, offset, b, b));
    counts(slot + ", nothing was stored", b, 0, 0, 0, 1);
    equal("a swap that succeeds", true, UNSAFE.compareAndSwapObject(base, offset, a, b));
    counts(slot + ", compareAndSwapObject: the old one", a, 0, 0, 0, 1);
    counts(slot + ", compareAndSwapObject: the new one", b, fields, statics, elements, 1);
    equal("what it held", true, UNSAFE.getAndSetObject(base, offset, a) == b);
    counts(slot + ", getAndSetObject", a, fields, statics, elements, 1);
    UNSAFE.putObject(base, offset, null);
    counts(slot + ", null", a, 0, 0, 0, 1);
  }

  /** No constructor tells of its birth: it is seen when it is first stored. */
  private static void allocated() throws InstantiationException {
    Probe probe = (Probe) UNSAFE.allocateInstance(Probe.class);
    counts("made without a constructor", probe, 0, 0, 0, 1);
    SunUnsafe holder = (SunUnsafe) UNSAFE.allocateInstance(SunUnsafe.class);
    holder.field = probe;
    counts("in a holder that was made without one", probe, 1, 0, 0, 1);
    holder.field = null;
    counts("and let go", probe, 0, 0, 0, 1);
  }

  private static Unsafe unsafe() {
    try {
      Field field = Unsafe.class.getDeclaredField("theUnsafe");
      field.setAccessible(true);
      return (Unsafe) field.get(null);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }
}
