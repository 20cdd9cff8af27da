package dev.refcount.agent;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What is known of each class loader of the program, as long as that is there. Thread safe.
 *
 * <p>MUST call nothing of a loader: one that says it equals another has classes of its own nevertheless, and what it
 * says takes locks of the program's, while one of its classes is loaded.
 */
final class ProgramLoaders {
  private final Map<Key, ProgramLoader> known = new ConcurrentHashMap<>();
  private final ReferenceQueue<ClassLoader> gone = new ReferenceQueue<>();

  /** Null if nothing is known of it. */
  ProgramLoader of(ClassLoader loader) {
    return known.get(new Key(loader, null));
  }

  /** What is known of it from now on: what came first. */
  ProgramLoader add(ClassLoader loader, ProgramLoader its) {
    expunge();
    ProgramLoader first = known.putIfAbsent(new Key(loader, gone), its);
    return first == null ? its : first;
  }

  int size() {
    expunge();
    return known.size();
  }

  private void expunge() {
    for (Reference<?> each = gone.poll(); each != null; each = gone.poll()) {
      known.remove(each);
    }
  }

  private static final class Key extends WeakReference<ClassLoader> {
    private final int hash;

    /** @param gone null for one that is only looked up with */
    Key(ClassLoader loader, ReferenceQueue<ClassLoader> gone) {
      super(loader, gone);
      hash = System.identityHashCode(loader);
    }

    @Override
    public int hashCode() {
      return hash;
    }

    @Override
    public boolean equals(Object other) {
      if (this == other) {
        return true;
      }
      // Hashes collide. Of a loader that is gone, no key is equal to another.
      ClassLoader loader = other instanceof Key key ? key.get() : null;
      return loader != null && refersTo(loader);
    }
  }
}
