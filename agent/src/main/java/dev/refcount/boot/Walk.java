package dev.refcount.boot;

import java.lang.StackWalker.StackFrame;
import java.util.function.Function;
import java.util.stream.Stream;
import jdk.internal.vm.annotation.Hidden;

/**
 * One look at the current thread's stack, from the code that stored upwards.
 *
 * <p>The VM brings six frames first, and a second batch costs as much again: {@code HashSet.add} makes five before
 * that of the application. Hence the walk begins here, where frames can be {@code @Hidden}.
 */
final class Walk implements Function<Stream<StackFrame>, Object> {
  private final Caller finds;
  private final int site;
  private int found;

  private Walk(Caller finds, int site) {
    this.finds = finds;
    this.site = site;
  }

  @Hidden
  static int nearest(Caller finds, int site) {
    Walk walk = new Walk(finds, site);
    finds.walker().walk(walk);
    return walk.found;
  }

  @Override
  public Object apply(Stream<StackFrame> frames) {
    found = finds.nearest(frames, site);
    return null;
  }
}
