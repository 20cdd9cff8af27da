package dev.refcount.audit;

import dev.refcount.boot.OwnClasses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Searches a heap dump for the shortest way from an object up to a static field or a thread, one pass over
 * the dump for each step up. The object is the one that an instance of a marker class refers to.
 */
public final class RootPath implements DumpVisitor {
  private static final int MOST_STEPS = 40;
  private static final String THREAD = "java.lang.Thread";

  /** How an object was reached: the object below it, and the slot that holds that. */
  private record Step(long below, String slot) {}

  private final DumpReader dump;
  private final Map<Long, Step> reached = new HashMap<>();
  private Map<Long, Step> frontier = new HashMap<>();
  private Map<Long, Step> next = new HashMap<>();
  private Step root;

  private RootPath(DumpReader dump) {
    this.dump = dump;
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
        if (type.name.equals(marker)) {
          long object = dump.reference(fields, type.references(dump.idSize())[0].at());
          frontier.put(object, new Step(0, ""));
        }
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
    List<String> slots = new ArrayList<>();
    for (Step step = root; step != null && step.below != 0; step = reached.get(step.below)) {
      slots.add(0, step.slot);
    }
    return slots;
  }

  @Override
  public void staticField(DumpClass owner, String name, long value) {
    if (root == null && frontier.containsKey(value) && !name.startsWith("<") && !isOwn(owner)) {
      root = new Step(value, "static field " + owner.name + "." + name);
    }
  }

  @Override
  public void instance(long id, DumpClass type, byte[] fields) {
    if (root != null || isOwn(type) || reached.containsKey(id)) {
      return;
    }
    for (DumpClass.Reference field : type.references(dump.idSize())) {
      long value = dump.reference(fields, field.at());
      if (frontier.containsKey(value) && !field.declaredBy().equals("java.lang.ref.Reference")) {
        Step step = new Step(value, "field " + field.declaredBy() + "." + field.name());
        next.put(id, step);
        if (type.extendsClass(THREAD)) {
          root = new Step(value, step.slot + " of a " + type.name);
        }
        return;
      }
    }
  }

  @Override
  public void array(long id, DumpClass type, long[] elements, int length) {
    if (root != null || reached.containsKey(id)) {
      return;
    }
    for (int i = 0; i < length; i++) {
      if (elements[i] != 0 && frontier.containsKey(elements[i])) {
        next.put(id, new Step(elements[i], "element [" + i + "] of an array"));
        return;
      }
    }
  }

  private static boolean isOwn(DumpClass type) {
    return OwnClasses.contain(type.name);
  }
}
