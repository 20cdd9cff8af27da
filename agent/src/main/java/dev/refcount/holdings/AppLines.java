package dev.refcount.holdings;

import dev.refcount.boot.Place;
import dev.refcount.boot.Sites;
import java.lang.StackWalker.StackFrame;
import java.lang.ref.WeakReference;

/**
 * The lines of the application that led to a place of the JDK, or of the JDK that led to a handle. A line that led
 * there before is found again without resolving its number.
 *
 * <p>Classes come and go, as those of a web application that is deployed anew: what is remembered of one goes with it,
 * and the same line of the next has the same number. Nothing but words is known by the number of a line, so classes of
 * one name may also share it.
 *
 * <p>Asked inside hooks. Tables are read without a lock: who misses an entry adds it once more, which does no harm.
 */
final class AppLines {
  private static final int HOMES = 1 << 10;

  /** Where a class that is there leads to a place of the JDK; its method is its line's. */
  private static final class Known extends WeakReference<Class<?>> {
    final int site;
    final int index;
    final String descriptor;
    final int line;
    Known next;

    Known(Class<?> type, int site, int index, String descriptor, int line) {
      super(type);
      this.site = site;
      this.index = index;
      this.descriptor = descriptor;
      this.line = line;
    }

    boolean is(Class<?> type, int otherSite, int otherIndex, StackFrame frame) {
      return site == otherSite
          && index == otherIndex
          && refersTo(type)
          && Sites.place(line).method().equals(frame.getMethodName())
          && descriptor.equals(FrameDescriptor.of(frame));
    }
  }

  /** Never goes, as its place does not. */
  private static final class Line {
    final int number;
    final Line next;

    Line(int number, Line next) {
      this.number = number;
      this.next = next;
    }
  }

  private final Known[] known = new Known[HOMES];
  private final Line[] lines = new Line[HOMES];

  /** The number of the frame's line, as what led to the site. */
  int of(StackFrame frame, Class<?> type, int site) {
    int index = frame.getByteCodeIndex();
    // By the name: the next class of the same comes here, and sweeps out what the last has left.
    int home = (type.getName().hashCode() * 31 + index) * 31 + site & HOMES - 1;
    for (Known entry = known[home]; entry != null; entry = entry.next) {
      if (entry.is(type, site, index, frame)) {
        return entry.line;
      }
    }
    int line = number(place(frame, type, site));
    add(home, new Known(type, site, index, FrameDescriptor.of(frame), line));
    return line;
  }

  private static Place place(StackFrame frame, Class<?> type, int site) {
    Place inJdk = Sites.place(site);
    return new Place(
        type.getName(),
        frame.getMethodName(),
        frame.getFileName(),
        frame.getLineNumber(),
        // Of an element the class that stores it says more than its array, if that is its own.
        inJdk.owner() == null && !storesForOthers(inJdk.type()) ? inJdk.type() : inJdk.owner(),
        inJdk.slot(),
        inJdk.descriptor(),
        null);
  }

  /** Whether a class of the JDK stores to arrays that are not its own: for a handle, or to fill, sort or hand out. */
  private static boolean storesForOthers(String type) {
    return isHandle(type)
        || type.startsWith("java.util.stream.")
        || type.equals("java.util.Map")
        || type.equals("java.util.Arrays")
        || type.equals("java.util.TimSort")
        || type.equals("java.util.ComparableTimSort")
        || type.equals("java.util.AbstractCollection");
  }

  /** Whether it stores to any field, for whoever calls it. */
  static boolean isHandle(String type) {
    return type.startsWith("java.lang.invoke.")
        || type.startsWith("java.lang.reflect.")
        || type.startsWith("jdk.internal.")
        || type.equals("sun.misc.Unsafe");
  }

  private int number(Place place) {
    int home = place.type().hashCode() * 31 + place.line() & HOMES - 1;
    for (Line line = lines[home]; line != null; line = line.next) {
      if (Sites.place(line.number).isSameAs(place)) {
        return line.number;
      }
    }
    // Not under the lock, nor is that taken in there.
    int number = Sites.add(place);
    Sites.setApplication(number);
    addLine(home, number);
    return number;
  }

  private synchronized void addLine(int home, int number) {
    lines[home] = new Line(number, lines[home]);
  }

  private synchronized void add(int home, Known entry) {
    entry.next = there(known[home]);
    for (Known each = entry; each.next != null; each = each.next) {
      each.next.next = there(each.next.next);
    }
    known[home] = entry;
  }

  /** The first of a chain whose class is not gone. */
  private static Known there(Known chain) {
    Known first = chain;
    while (first != null && first.refersTo(null)) {
      first = first.next;
    }
    return first;
  }
}
