package dev.refcount.reclaimed;

import com.sun.management.ThreadMXBean;
import dev.refcount.Collection;
import dev.refcount.Gc;
import dev.refcount.Holding;
import dev.refcount.Refs;
import dev.refcount.forked.Expect;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import jdk.internal.misc.Unsafe;

/**
 * Objects of a class with a field and a parameter whose type its loader lacks: an optional dependency, never used.
 * Where the method with the parameter stores is found by a look at the stack.
 */
public final class FieldTypes {
  private static final int OBJECTS = 100;
  private static final List<String> SLOTS =
      List.of("field FieldTypes$Box.self", "field FieldTypes$Box.self", "local box in FieldTypes.main");

  private FieldTypes() {}

  public static void main(String[] arguments) throws Exception {
    Telling loader = new Telling();
    Class<?> type = loader.loadClass(Box.class.getName());
    long allocated = allocated(type);
    List<Object> boxes = new ArrayList<>();
    for (int i = 0; i < OBJECTS; i++) {
      boxes.add(type.getConstructor().newInstance());
    }
    long reported =
        Refs.report().classes().stream()
            .filter(each -> each.name().equals(Box.class.getName()))
            .findFirst()
            .orElseThrow()
            .instanceBytes();
    Expect.equal("bytes of an instance, as the VM allocates them", allocated, reported);
    boxes = null;
    Expect.equal("in cycles", OBJECTS, Gc.collect());
    Collection last = Gc.lastCollection();
    Expect.equal("bytes of all", OBJECTS * allocated, last.bytes());
    Expect.equal("bytes of one cycle", allocated, last.cycles().get(0).bytes());
    Object box = type.getConstructor().newInstance();
    Object copy = type.getMethod("copy").invoke(box);
    Expect.equal("the slots that refer to it", SLOTS, Refs.holdings(box).stream().map(Holding::slot).sorted().toList());
    Expect.kept(copy);
    Expect.equal("what the loader was asked for", List.of(Box.class.getName()), loader.asked);
    Expect.done();
  }

  private static long allocated(Class<?> type) throws InstantiationException {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long least = Long.MAX_VALUE;
    for (int i = 0; i < OBJECTS; i++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      Unsafe.getUnsafe().allocateInstance(type);
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    return least;
  }

  /** Left out of the class path by the loader. */
  public static final class Absent {}

  /** Refers to itself. */
  public static final class Box implements Cloneable {
    private final Object self;
    private Absent absent;
    private byte one;
    private long wide;

    public Box() {
      self = this;
      store(null, new AtomicReference<>());
    }

    private void store(Absent none, AtomicReference<Object> in) {
      // By code of the JDK.
      in.set(this);
      in.set(null);
    }

    public Object copy() throws CloneNotSupportedException {
      return clone();
    }
  }

  /** Remembers which of the program's classes it was asked for. */
  private static final class Telling extends ClassLoader {
    private final List<String> asked = new ArrayList<>();

    Telling() {
      super(getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      asked.add(name);
      if (!name.equals(Box.class.getName())) {
        throw new ClassNotFoundException(name);
      }
      try (InputStream in = FieldTypes.class.getResourceAsStream("FieldTypes$Box.class")) {
        byte[] bytes = in.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException failure) {
        throw new ClassNotFoundException(name, failure);
      }
    }
  }
}
