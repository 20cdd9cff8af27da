package dev.refcount.audit;

import dev.refcount.holdings.DumpWords;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Searches a heap dump for the shortest way from an object up to a static field, a thread, a local variable or native
 * code: one pass over the dump for each of the first steps up, which takes little memory; where the way is longer,
 * {@link WayUp} has the rest. The object is the one that an instance of a marker class refers to.
 */
public final class RootPath implements DumpVisitor {
  private static final int MOST_STEPS = 20;
  /** Of a longer way the middle is left out. */
  private static final int MOST_LINES = 1_000;

  private static final String VIRTUAL = "java.lang.BaseVirtualThread";

  /** How an object was reached: the object below it, and the slot that holds that. */
  private record Step(long below, String slot) {}

  private final DumpReader dump;
  private final ThreadNames threads;
  private final Map<Long, Step> reached = new HashMap<>();
  private Map<Long, Step> frontier = new HashMap<>();
  private Map<Long, Step> next = new HashMap<>();
  /** The holders on a way that is known, each with the one object below it; null while it is searched for. */
  private Map<Long, Long> known;
  private Step root;
  /** Of the thread whose variable the root is; 0 if it is none. */
  private int rootThread;
  private long objects;
  private long references;

  private RootPath(DumpReader dump) {
    this.dump = dump;
    this.threads = new ThreadNames(dump);
  }

  /**
   * The slots from the one that holds the object up to the root, in words.
   *
   * @param marker binary name of the class with one field, whose only instance refers to the object
   */
  public static List<String> of(Path file, String marker) throws IOException {
    try {
      DumpReader dump = new DumpReader(file, (pass, bytes, total) -> {});
      RootPath path = new RootPath(dump);
      dump.read(path.start(marker));
      return path.search();
    } catch (UncheckedIOException failure) {
      throw failure.getCause();
    }
  }

  private DumpVisitor start(String marker) {
    return new DumpVisitor() {
      @Override
      public void instance(long id, DumpClass type, byte[] fields) {
        objects++;
        references += type.references(dump.idSize()).length;
        threads.instance(id, type, fields);
        if (type.name.equals(marker)) {
          long object = dump.reference(fields, type.references(dump.idSize())[0].at());
          frontier.put(object, new Step(0, ""));
        }
      }

      @Override
      public void array(long id, DumpClass type, long[] elements, int length) {
        objects++;
        references += length;
      }

      @Override
      public void thread(long id, int thread) {
        threads.runs(id, thread);
      }
    };
  }

  private List<String> search() throws IOException {
    for (int step = 0; step < MOST_STEPS && root == null && !frontier.isEmpty(); step++) {
      reached.putAll(frontier);
      dump.read(this);
      frontier = next;
      next = new HashMap<>();
    }
    if (root == null && !frontier.isEmpty()) {
      return fits() ? farther() : List.of(
          "its way up is longer than " + MOST_STEPS + " steps; there is no memory to follow it farther");
    }
    return lines();
  }

  /** Half of what is free: the program may need some meanwhile. */
  private boolean fits() {
    Runtime vm = Runtime.getRuntime();
    long free = vm.maxMemory() - vm.totalMemory() + vm.freeMemory();
    return WayUp.bytes(objects, references) < free / 2;
  }

  private List<String> farther() throws IOException {
    reached.putAll(frontier);
    long[] way = WayUp.from(frontier.keySet(), dump);
    if (way.length == 0) {
      return List.of();
    }
    known = new HashMap<>();
    for (int i = 1; i < way.length; i++) {
      known.put(way[i], way[i - 1]);
    }
    frontier = Map.of(way[way.length - 1], new Step(0, ""));
    dump.read(this);
    reached.putAll(next);
    return lines();
  }

  private List<String> lines() throws IOException {
    List<String> slots = new ArrayList<>();
    for (Step step = root; step != null && step.below != 0; step = reached.get(step.below)) {
      slots.add(step.slot);
    }
    Collections.reverse(slots);
    if (rootThread != 0) {
      slots.set(slots.size() - 1, root.slot + threads.words(rootThread));
    }
    int more = slots.size() - MOST_LINES;
    if (more > 0) {
      List<String> middle = slots.subList(MOST_LINES / 2, MOST_LINES / 2 + more);
      middle.clear();
      middle.add("… " + more + " more steps of the same way");
    }
    return slots;
  }

  /** Whether a static field keeps alive what it refers to: constants of the class file and the agent's are none. */
  static boolean isRoot(DumpClass owner, String name) {
    return !name.startsWith("<") && !owner.isOwn();
  }

  @Override
  public void staticField(DumpClass owner, String name, long value) {
    if (isRoot(owner, name)) {
      root(value, "static field " + owner.name + "." + name, 0);
    }
  }

  @Override
  public void frame(long id, int thread, int depth) {
    if (!dump.frames().isOwn(thread, depth)) {
      root(id, "local variable in " + dump.frames().words(thread, depth), thread);
    }
  }

  @Override
  public void nativeReference(long id, int thread, int depth) {
    if (thread == 0 || !dump.frames().isOwn(thread, depth)) {
      root(id, "a reference that native code has", thread);
    }
  }

  private void root(long id, String slot, int thread) {
    if (root == null && frontier.containsKey(id)) {
      root = new Step(id, slot);
      rootThread = thread;
    }
  }

  @Override
  public void instance(long id, DumpClass type, byte[] fields) {
    threads.string(id, type, fields);
    if (type.isOwn() || isPassed(id)) {
      return;
    }
    for (DumpClass.Reference field : type.references(dump.idSize())) {
      long value = dump.reference(fields, field.at());
      if (leads(value, id)) {
        reach(id, value, DumpWords.field(field.declaredBy(), field.name()), type);
        return;
      }
    }
  }

  @Override
  public void array(long id, DumpClass type, long[] elements, int length) {
    if (type.isOwn() || isPassed(id)) {
      return;
    }
    for (int i = 0; i < length; i++) {
      if (elements[i] != 0 && leads(elements[i], id)) {
        reach(id, elements[i], DumpWords.element(i), type);
        return;
      }
    }
  }

  private boolean isPassed(long id) {
    return known == null ? root != null || reached.containsKey(id) : !known.containsKey(id);
  }

  private boolean leads(long value, long holder) {
    return known == null ? frontier.containsKey(value) : known.get(holder) == value;
  }

  private void reach(long id, long below, String slot, DumpClass type) {
    boolean thread = threads.isRunning(id) || type.extendsClass(VIRTUAL);
    Step step = new Step(below, thread ? slot + " of a " + type.name : slot);
    next.put(id, step);
    if (thread && root == null) {
      root = step;
    }
  }

  @Override
  public boolean wantsPrimitives(long id) {
    return threads.wantsContent(id);
  }

  @Override
  public void primitives(long id, byte[] elements) {
    threads.content(id, elements);
  }
}
