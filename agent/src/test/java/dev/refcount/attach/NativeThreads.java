package dev.refcount.attach;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * Threads of the C library, which attach to the VM when they call into it. By the API of JDK 22 (JEP 454), which is
 * looked up, as the tests are compiled for 17.
 */
final class NativeThreads {
  static final int SINCE = 22;

  private static final String API = "java.lang.foreign.";

  private NativeThreads() {}

  /** One after the other, each with this task. */
  static void run(int threads, Runnable task) throws Throwable {
    Object linker = type("Linker").getMethod("nativeLinker").invoke(null);
    Object number = type("ValueLayout").getField("JAVA_LONG").get(null);
    Object arena = type("Arena").getMethod("global").invoke(null);
    MethodHandle create = down(linker, "pthread_create", descriptor(number, 4));
    MethodHandle join = down(linker, "pthread_join", descriptor(number, 2));
    MethodHandle body =
        MethodHandles.lookup()
            .findStatic(NativeThreads.class, "body", MethodType.methodType(long.class, Runnable.class, long.class))
            .bindTo(task);
    Object entry =
        type("Linker")
            .getMethod(
                "upcallStub", MethodHandle.class, type("FunctionDescriptor"), type("Arena"), options(0).getClass())
            .invoke(linker, body, descriptor(number, 1), arena, options(0));
    Object thread = type("SegmentAllocator").getMethod("allocate", long.class, long.class).invoke(arena, 8L, 8L);
    Class<?> segment = type("MemorySegment");
    long threadAt = (long) segment.getMethod("address").invoke(thread);
    long entryAt = (long) segment.getMethod("address").invoke(entry);
    Object bytes = segment.getMethod("asByteBuffer").invoke(thread);
    for (int i = 0; i < threads; i++) {
      check((long) create.invokeExact(threadAt, 0L, entryAt, 0L));
      long created = ((ByteBuffer) bytes).order(ByteOrder.nativeOrder()).getLong(0);
      check((long) join.invokeExact(created, 0L));
    }
  }

  private static long body(Runnable task, long argument) {
    task.run();
    return argument;
  }

  /** Only the lower half is the function's answer. */
  private static void check(long answer) {
    if ((int) answer != 0) {
      throw new IllegalStateException("error " + (int) answer);
    }
  }

  private static MethodHandle down(Object linker, String function, Object descriptor) throws Exception {
    Object lookup = type("Linker").getMethod("defaultLookup").invoke(linker);
    Optional<?> address = (Optional<?>) type("SymbolLookup").getMethod("find", String.class).invoke(lookup, function);
    return (MethodHandle)
        type("Linker")
            .getMethod("downcallHandle", type("MemorySegment"), type("FunctionDescriptor"), options(0).getClass())
            .invoke(linker, address.orElseThrow(), descriptor, options(0));
  }

  /** Of a function that takes so many numbers and returns one; a pointer is such a number. */
  private static Object descriptor(Object number, int parameters) throws Exception {
    Object taken = Array.newInstance(type("MemoryLayout"), parameters);
    for (int i = 0; i < parameters; i++) {
      Array.set(taken, i, number);
    }
    return type("FunctionDescriptor")
        .getMethod("of", type("MemoryLayout"), taken.getClass())
        .invoke(null, number, taken);
  }

  private static Object options(int length) throws Exception {
    return Array.newInstance(type("Linker$Option"), length);
  }

  private static Class<?> type(String name) throws ClassNotFoundException {
    return Class.forName(API + name);
  }
}
