package dev.refcount.gate;

import static dev.refcount.forked.Expect.equal;

import dev.refcount.Refs;
import dev.refcount.forked.Expect;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** A thread whose stack has ended loads a class on its way back, in each frame: the first can't be woven there. */
public final class StackEnds {
  private static final int MOST = 300;
  private static final long STACK_BYTES = 1 << 18;

  private static final class Item {}

  /** Apart: each loader has one of its own. */
  public static final class Guest {
    final Object field;

    public Guest(Object value) {
      field = value;
    }
  }

  private static final class Own extends ClassLoader {
    Own() {
      super(StackEnds.class.getClassLoader());
    }

    Class<?> define(byte[] classFile) {
      return defineClass(Guest.class.getName(), classFile, 0, classFile.length);
    }
  }

  private final byte[] classFile;
  private final List<Own> loaders = new ArrayList<>();
  private final List<Class<?>> loaded = new ArrayList<>(MOST);

  private StackEnds() throws IOException {
    try (InputStream in = StackEnds.class.getResourceAsStream("StackEnds$Guest.class")) {
      classFile = in.readAllBytes();
    }
    for (int i = 0; i < MOST; i++) {
      loaders.add(new Own());
    }
  }

  private int deepen(int depth) {
    int deepest = depth;
    try {
      deepest = deepen(depth + 1);
    } catch (StackOverflowError end) {
      // There is a little more of it in each frame from here on.
    }
    if (!loaders.isEmpty()) {
      Own loader = loaders.remove(loaders.size() - 1);
      try {
        loaded.add(loader.define(classFile));
      } catch (StackOverflowError | LinkageError again) {
        // Not there, then.
      }
    }
    return deepest;
  }

  public static void main(String[] arguments) throws Exception {
    StackEnds ends = new StackEnds();
    Thread thread = new Thread(null, () -> ends.deepen(0), "deep", STACK_BYTES);
    thread.start();
    thread.join();
    equal("some were loaded", true, ends.loaded.size() > 1);
    boolean told = Refs.report().notWoven().stream()
        .anyMatch(left -> left.className().endsWith("$Guest") && left.reason().contains("first stores were not seen"));
    equal("the report names what could not be woven", true, told);
    for (Class<?> each : ends.loaded) {
      Item item = new Item();
      Object guest = each.getConstructor(Object.class).newInstance(item);
      // Reflection took it in an array as well.
      equal("woven by now", 1, Refs.counts(item).fields());
      Expect.kept(guest);
    }
    Expect.done();
  }
}
