package dev.refcount.holdings;

import dev.refcount.boot.Caller;
import dev.refcount.boot.OwnClasses;
import dev.refcount.boot.Place;
import dev.refcount.boot.Sites;
import java.lang.StackWalker.StackFrame;
import java.util.Iterator;
import java.util.stream.Stream;

/**
 * Finds the application's line for a store inside the JDK: {@code Registry.add}, not {@code
 * HashMap.putVal}.
 *
 * <p>One walk over the stack, only for a store of a tagged object, as far as the first frame outside the
 * JDK: one to three microseconds. A line that led to a place before is found again without resolving its
 * name and number.
 */
public final class NearestFrame implements Caller {
  private static final StackWalker WALKER =
      StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);
  private static final ClassLoader PLATFORM = ClassLoader.getPlatformClassLoader();

  /** A line of the application at which a place of the JDK was led to. */
  private static final class Known {
    final int site;
    final int type;
    final int index;
    final String method;
    final int line;
    Known next;

    /** The class by its identity hash: the cache must not keep it. */
    Known(int site, int type, int index, String method, int line) {
      this.site = site;
      this.type = type;
      this.index = index;
      this.method = method;
      this.line = line;
    }

    boolean is(int otherSite, int otherType, int otherIndex, String otherMethod) {
      return site == otherSite
          && type == otherType
          && index == otherIndex
          && method.equals(otherMethod);
    }
  }

  private final Known[] known = new Known[1 << 10];

  /** Walks once now: what that loads must not be loaded inside a hook. */
  public NearestFrame() {
    Place place = new Place(NearestFrame.class.getName(), "<init>", null, -1, null, "?");
    nearest(Sites.add(place));
  }

  @Override
  public int nearest(int site) {
    return WALKER.walk(frames -> search(frames, site));
  }

  private int search(Stream<StackFrame> frames, int site) {
    boolean storing = true;
    for (Iterator<StackFrame> each = frames.iterator(); each.hasNext(); ) {
      StackFrame frame = each.next();
      Class<?> type = frame.getDeclaringClass();
      if (OwnClasses.contain(type.getName())) {
        continue;
      }
      if (!isJdk(type.getClassLoader())) {
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

  private static boolean isJdk(ClassLoader loader) {
    return loader == null || loader == PLATFORM;
  }

  private int line(StackFrame frame, Class<?> type, int site) {
    int identity = System.identityHashCode(type);
    int index = frame.getByteCodeIndex();
    String method = frame.getMethodName();
    int home = (identity * 31 + index) * 31 + site & known.length - 1;
    for (Known entry = known[home]; entry != null; entry = entry.next) {
      if (entry.is(site, identity, index, method)) {
        return entry.line;
      }
    }
    return add(home, new Known(site, identity, index, method, newSite(frame, type, site)));
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
                inJdk.slot()));
    Sites.setApplication(line);
    return line;
  }
}
