package dev.refcount.audit;

import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;

/**
 * The shortest way up to a root however long it is: all references of the heap in memory, in two passes over flat
 * arrays. For an object far down in a long list, which a pass for each step would take forever to come up from.
 */
final class WayUp implements DumpVisitor {
  private static final int NONE = -1;

  private final DumpReader dump;
  private final IdMap numbers = new IdMap();
  private long[] ids = new long[1 << 10];
  private final BitSet roots = new BitSet();
  private int[] holders = new int[1 << 10];
  private int[] held = new int[1 << 10];
  private int edges;

  private WayUp(DumpReader dump) {
    this.dump = dump;
  }

  /** Bytes that it takes for so many objects and references, while its arrays grow. */
  static long bytes(long objects, long references) {
    return 60 * objects + 32 * references;
  }

  /** From one of these objects up to one that a root refers to, each the holder of the one before; empty if none is. */
  static long[] from(Collection<Long> start, DumpReader dump) throws IOException {
    WayUp way = new WayUp(dump);
    dump.read(way);
    return way.search(start);
  }

  private long[] search(Collection<Long> start) {
    int count = numbers.size();
    int[] first = new int[count + 1];
    for (int edge = 0; edge < edges; edge++) {
      first[held[edge] + 1]++;
    }
    for (int i = 0; i < count; i++) {
      first[i + 1] += first[i];
    }
    int[] next = Arrays.copyOf(first, count);
    int[] upwards = new int[edges];
    for (int edge = 0; edge < edges; edge++) {
      upwards[next[held[edge]]++] = holders[edge];
    }
    // Where each was reached from; itself for those it starts with.
    int[] below = next;
    Arrays.fill(below, NONE);
    int[] queue = new int[count];
    int end = 0;
    for (long id : start) {
      int number = numbers.get(id);
      if (number >= 0) {
        below[number] = number;
        queue[end++] = number;
      }
    }
    for (int i = 0; i < end; i++) {
      int object = queue[i];
      if (roots.get(object)) {
        return way(object, below);
      }
      for (int edge = first[object]; edge < first[object + 1]; edge++) {
        if (below[upwards[edge]] == NONE) {
          below[upwards[edge]] = object;
          queue[end++] = upwards[edge];
        }
      }
    }
    return new long[0];
  }

  private long[] way(int root, int[] below) {
    int length = 1;
    for (int object = root; below[object] != object; object = below[object]) {
      length++;
    }
    long[] way = new long[length];
    for (int object = root; length > 0; object = below[object]) {
      way[--length] = ids[object];
    }
    return way;
  }

  private int number(long id) {
    int number = numbers.get(id);
    if (number < 0) {
      number = numbers.size();
      numbers.put(id, number);
      if (number == ids.length) {
        ids = Arrays.copyOf(ids, 2 * number);
      }
      ids[number] = id;
    }
    return number;
  }

  private void edge(int holder, long object) {
    if (object == 0) {
      return;
    }
    if (edges == held.length) {
      held = Arrays.copyOf(held, 2 * edges);
      holders = Arrays.copyOf(holders, 2 * edges);
    }
    held[edges] = number(object);
    holders[edges++] = holder;
  }

  private void root(long id) {
    if (id != 0) {
      roots.set(number(id));
    }
  }

  @Override
  public void instance(long id, DumpClass type, byte[] fields) {
    if (!type.isOwn()) {
      int holder = number(id);
      for (DumpClass.Reference field : type.references(dump.idSize())) {
        edge(holder, dump.reference(fields, field.at()));
      }
    }
  }

  @Override
  public void array(long id, DumpClass type, long[] elements, int length) {
    if (!type.isOwn()) {
      int holder = number(id);
      for (int i = 0; i < length; i++) {
        edge(holder, elements[i]);
      }
    }
  }

  @Override
  public void staticField(DumpClass owner, String name, long value) {
    if (RootPath.isRoot(owner, name)) {
      root(value);
    }
  }

  @Override
  public void frame(long id, int thread, int depth) {
    if (!dump.frames().isOwn(thread, depth)) {
      root(id);
    }
  }

  @Override
  public void nativeReference(long id, int thread, int depth) {
    root(id);
  }

  @Override
  public void thread(long id, int thread) {
    root(id);
  }
}
