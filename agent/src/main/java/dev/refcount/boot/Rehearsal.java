package dev.refcount.boot;

import jdk.internal.misc.Unsafe;

/** Whether the hooks work in this VM. */
public final class Rehearsal {
  private Rehearsal() {}

  /**
   * Calls each hook once before anything is woven. What cannot work in this VM fails here and stops the
   * agent; woven, it would fail inside the JDK's own exceptions, and fail again in theirs.
   */
  public static void run() {
    int troublesBefore = Trouble.count();
    Object[] array = {new Object(), null};
    Hooks.element(array, 0, 0);
    Hooks.drop(Hooks.local(null, array[0], 0), 0);
    Hooks.cloned(array, array.clone(), 0);
    Setters.setter(null, null, 0, 0);
    Setters.queued(array, null, 0);
    AttachingThread.begins(Thread.currentThread());
    Pinning.begin();
    Pinning.end();
    Deferred.settle();
    Copies.syncRange(array, 0, 2, 0);
    Copies.syncMoved(array, 0, array, 0, 2, 0);
    ThreadLog.current();
    Operations.arraycopy(array, 0, array, 1, 1, 0);
    UnsafeStores.putReference(Unsafe.getUnsafe(), array, Elements.offset(1), null, 0);
    Hooks.captured(null, 1, 0);
    int site = Sites.add(Place.ofField(Node.class.getName(), "max", "I"));
    Sites.declaring(Node.class, site);
    if (Trouble.count() > troublesBefore) {
      throw new IllegalStateException("a hook failed its rehearsal", Trouble.first());
    }
  }
}
