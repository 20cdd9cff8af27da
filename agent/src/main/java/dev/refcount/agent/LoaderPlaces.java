package dev.refcount.agent;

import dev.refcount.boot.Place;
import dev.refcount.boot.Sites;
import dev.refcount.weave.Numbers;
import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The numbers of the places in the classes of one class loader. A class that is woven again, as another agent may have
 * the VM do any number of times, has those it had: the same places, and fields lie where they did. Once the loader is
 * gone, the next class of the same name has them, for what places are the same: a web application that is deployed anew
 * would leave all of its behind each time.
 *
 * <p>A phantom: by the number it is kept where a field lies, in the next class perhaps elsewhere. So nothing may run
 * the code of the first any more, not even a finaliser.
 */
final class LoaderPlaces extends PhantomReference<ClassLoader> {
  private static final ReferenceQueue<ClassLoader> GONE = new ReferenceQueue<>();

  /** Of loaders that are not gone: without this they would be gone first. Guards all in here. */
  private static final Set<LoaderPlaces> ALL = new HashSet<>();

  /** By the internal name of a class what those of that name have left. */
  private static final Map<String, List<int[]>> FREE = new HashMap<>();

  /** Of the JDK's loaders, which share no package and are never gone. */
  static final LoaderPlaces JDK = new LoaderPlaces(ClassLoader.getPlatformClassLoader());

  private static final int[] NONE = {};

  /** By the internal name of a class: no other of this loader will have that. */
  private final Map<String, int[]> taken = new HashMap<>();

  /** Whether loaders may be known from before the agent left, and came back. */
  private static boolean outlived;

  private LoaderPlaces(ClassLoader loader) {
    super(loader, GONE);
    synchronized (ALL) {
      ALL.add(this);
    }
  }

  /** Those of the loader: if the agent is here again, the ones it had for it. */
  static LoaderPlaces of(ClassLoader loader) {
    synchronized (ALL) {
      if (outlived) {
        for (LoaderPlaces each : ALL) {
          if (each.refersTo(loader)) {
            return each;
          }
        }
      }
      return new LoaderPlaces(loader);
    }
  }

  /**
   * The agent leaves. Should it come back, classes have the numbers they had: by new ones the VM would have larger
   * constant pools to merge with each time, and the places of all would be kept once more.
   */
  static void outlive() {
    synchronized (ALL) {
      outlived = true;
    }
  }

  /** Numbers for the places of one class, which is woven now. */
  OfClass ofClass(String name) {
    synchronized (ALL) {
      for (Reference<?> gone = GONE.poll(); gone != null; gone = GONE.poll()) {
        ALL.remove(gone);
        for (Map.Entry<String, int[]> left : ((LoaderPlaces) gone).taken.entrySet()) {
          free(left.getKey(), left.getValue());
        }
      }
      int[] known = taken.get(name);
      return new OfClass(name, known == null ? inherited(name) : known);
    }
  }

  private static void free(String name, int[] numbers) {
    List<int[]> free = FREE.get(name);
    if (free == null) {
      free = new ArrayList<>(1);
      FREE.put(name, free);
    }
    free.add(numbers);
  }

  /** What a class of that name has left is this loader's while it lives, whether it has all of the places or not. */
  private int[] inherited(String name) {
    List<int[]> free = FREE.get(name);
    if (free == null) {
      return NONE;
    }
    int[] last = free.remove(free.size() - 1);
    if (free.isEmpty()) {
      FREE.remove(name);
    }
    for (int number : last) {
      Sites.handOver(number);
    }
    taken.put(name, last);
    return last;
  }

  /** The numbers of one class: mostly in the order in which weaving asks, which the same class file repeats. */
  final class OfClass implements Numbers {
    private final String name;
    private final int[] known;
    private final boolean[] used;
    private int next;
    private int[] more = NONE;
    private int count;

    private OfClass(String name, int[] known) {
      this.name = name;
      this.known = known;
      this.used = new boolean[known.length];
    }

    @Override
    public int of(Place place) {
      int found = find(place, next, known.length);
      if (found < 0) {
        found = find(place, 0, next);
      }
      if (found >= 0) {
        used[found] = true;
        next = found + 1;
        return known[found];
      }
      if (count == more.length) {
        more = Arrays.copyOf(more, Math.max(16, 2 * count));
      }
      return more[count++] = Sites.add(place);
    }

    private int find(Place place, int from, int to) {
      for (int i = from; i < to; i++) {
        if (!used[i] && Sites.place(known[i]).isSameAs(place)) {
          return i;
        }
      }
      return -1;
    }

    /** The class is woven, or will not be: what was added is this loader's, too. Returns how many were. */
    int keep() {
      if (count == 0) {
        return 0;
      }
      synchronized (ALL) {
        // Not those known at first: another thread may have woven the class meanwhile.
        int[] before = taken.getOrDefault(name, NONE);
        int[] all = Arrays.copyOf(before, before.length + count);
        System.arraycopy(more, 0, all, before.length, count);
        taken.put(name, all);
      }
      return count;
    }
  }
}
