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
 * JDK: one to three microseconds.
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

  private final AppLines lines = new AppLines();

  @Override
  public StackWalker walker() {
    return WALKER;
  }

  @Override
  public int nearest(Stream<StackFrame> frames, int site) {
    boolean storing = true;
    StackFrame behindHandle = null;
    for (Iterator<StackFrame> each = frames.iterator(); each.hasNext(); ) {
      StackFrame frame = each.next();
      Class<?> type = frame.getDeclaringClass();
      String name = type.getName();
      if (OwnClasses.contain(name)) {
        continue;
      }
      if (!isJdk(type.getClassLoader()) && !name.startsWith(REFLECTION)) {
        if (storing && isAt(site, name)) {
          Sites.setApplication(site);
          return site;
        }
        return lines.of(frame, type, site);
      }
      storing = false;
      if (behindHandle == null && !AppLines.isHandle(name)) {
        behindHandle = frame;
      }
    }
    // On a thread of the JDK's there is none, as where it completes a future.
    return behindHandle == null || !AppLines.isHandle(Sites.place(site).type())
        ? site
        : lines.of(behindHandle, behindHandle.getDeclaringClass(), site);
  }

  /** Not one of the JDK that no frame is at: where a method handle was looked up that stores now. */
  private static boolean isAt(int site, String type) {
    Place place = Sites.place(site);
    String at = place.type();
    int length = at.length();
    // Behind the name of a hidden class stands which one it is.
    return !place.isRecorded()
        || type.startsWith(at) && (type.length() == length || type.charAt(length) == '/');
  }

  static boolean isJdk(ClassLoader loader) {
    return loader == null || loader == PLATFORM;
  }
}
