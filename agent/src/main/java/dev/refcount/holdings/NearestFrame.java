package dev.refcount.holdings;

import dev.refcount.boot.Caller;
import dev.refcount.boot.OwnClasses;
import dev.refcount.boot.Place;
import dev.refcount.boot.Sites;
import java.lang.StackWalker.StackFrame;
import java.util.Iterator;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds the application's line for a store inside the JDK: {@code Registry.add}, not {@code
 * HashMap.putVal}.
 *
 * <p>One walk over the stack, only for a store of a tagged object, as far as the first frame outside the
 * JDK: one to three microseconds. A line that led to a place before is found again without resolving its
 * number.
 */
public final class NearestFrame implements Caller {
  /** With the frames of reflection: to leave them out it asks each frame for the name of its class. */
  private static final StackWalker WALKER =
      StackWalker.getInstance(
          Set.of(
              StackWalker.Option.RETAIN_CLASS_REFERENCE, StackWalker.Option.SHOW_REFLECT_FRAMES));

  private static final ClassLoader PLATFORM = ClassLoader.getPlatformClassLoader();
  /** What a JDK before 22 makes for a method that is invoked often has a loader of its own. */
  private static final String REFLECTION = "jdk.internal.reflect.";

  /** A line of the application at which a place of the JDK was led to; its class and method are its place's. */
  private static final class Known {
    final int site;
    final int hash;
    final int index;
    final String descriptor;
    final int line;
    Known next;

    Known(int site, int hash, int index, String descriptor, int line) {
      this.site = site;
      this.hash = hash;
      this.index = index;
      this.descriptor = descriptor;
      this.line = line;
    }

    /** The class by identity hash and name: the cache must not keep it, hashes collide, and loaders share names. */
    boolean is(int otherSite, int otherHash, int otherIndex, StackFrame frame, String type) {
      if (site != otherSite || hash != otherHash || index != otherIndex) {
        return false;
      }
      Place place = Sites.place(line);
      return place.type().equals(type)
          && place.method().equals(frame.getMethodName())
          && descriptor.equals(FrameDescriptor.of(frame));
    }
  }

  private final Known[] known = new Known[1 << 10];

  @Override
  public StackWalker walker() {
    return WALKER;
  }

  @Override
  public int nearest(Stream<StackFrame> frames, int site) {
    boolean storing = true;
    for (Iterator<StackFrame> each = frames.iterator(); each.hasNext(); ) {
      StackFrame frame = each.next();
      Class<?> type = frame.getDeclaringClass();
      String name = type.getName();
      if (OwnClasses.contain(name)) {
        continue;
      }
      if (!isJdk(type.getClassLoader()) && !name.startsWith(REFLECTION)) {
        if (storing) {
          Sites.setApplication(site);
          return site;
        }
        return line(frame, type, site);
      }
      storing = false;
    }
    return site;
  }

  static boolean isJdk(ClassLoader loader) {
    return loader == null || loader == PLATFORM;
  }

  private int line(StackFrame frame, Class<?> type, int site) {
    int hash = System.identityHashCode(type);
    int index = frame.getByteCodeIndex();
    int home = (hash * 31 + index) * 31 + site & known.length - 1;
    for (Known entry = known[home]; entry != null; entry = entry.next) {
      if (entry.is(site, hash, index, frame, type.getName())) {
        return entry.line;
      }
    }
    return add(home, new Known(site, hash, index, FrameDescriptor.of(frame), newSite(frame, type, site)));
  }

  /** Racing threads may add the same line twice, which does no harm. */
  private synchronized int add(int home, Known entry) {
    entry.next = known[home];
    known[home] = entry;
    return entry.line;
  }

  private static int newSite(StackFrame frame, Class<?> type, int site) {
    Place inJdk = Sites.place(site);
    int line =
        Sites.add(
            new Place(
                type.getName(),
                frame.getMethodName(),
                frame.getFileName(),
                frame.getLineNumber(),
                // Of an element the class that stores it says more than its array.
                inJdk.owner() == null ? inJdk.type() : inJdk.owner(),
                inJdk.slot(),
                inJdk.descriptor(),
                null));
    Sites.setApplication(line);
    return line;
  }
}
