package dev.refcount.boot;

import jdk.internal.misc.Unsafe;

/**
 * Lets a thread that comes from native code wait for a monitor while its {@code Thread} is constructed: one of JNI's
 * {@code AttachCurrentThread}, and in each program the one that ends it.
 *
 * <p>It runs its own constructor. From JDK 19 on the VM writes into the {@code holder} of the current thread that it
 * waits, without a look whether it has one yet, and crashes (JDK-8287982). In there the JDK's code never waits; hooks
 * may wait.
 */
public final class AttachingThread {
  private static final Unsafe U = Unsafe.getUnsafe();
  private static final String HOLDER_TYPE = "java.lang.Thread$FieldHolder";

  /** A holder that nobody reads: the constructor puts another in its place. Null up to JDK 18, which has none. */
  private static final Object HOLDER = holder();

  private static final long OFFSET = HOLDER == null ? -1 : U.objectFieldOffset(Thread.class, "holder");

  private AttachingThread() {}

  /** First in each constructor of {@code Thread}, behind that of {@code Object}. */
  public static void begins(Thread constructed) {
    if (HOLDER != null
        && Thread.currentThread() == constructed
        && U.getReference(constructed, OFFSET) == null) {
      U.putReference(constructed, OFFSET, HOLDER);
    }
  }

  private static Object holder() {
    try {
      return U.allocateInstance(Class.forName(HOLDER_TYPE, false, null));
    } catch (ClassNotFoundException older) {
      return null;
    } catch (InstantiationException impossible) {
      throw new LinkageError(HOLDER_TYPE, impossible);
    }
  }
}
