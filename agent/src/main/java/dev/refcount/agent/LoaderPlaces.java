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
 * The numbers of the places in the classes of one class loader. Once it is gone, the next class of the same name has
 * them, for what places are the same: a web application that is deployed anew would leave all of its behind each time.
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

  private final Map<String, List<int[]>> taken = new HashMap<>();

  LoaderPlaces(ClassLoader loader) {
    super(loader, GONE);
    synchronized (ALL) {
      ALL.add(this);
    }
  }

  /** Numbers for the places of one class, which is woven now. */
  OfClass ofClass(String name) {
    synchronized (ALL) {
      for (Reference<?> gone = GONE.poll(); gone != null; gone = GONE.poll()) {
        ALL.remove(gone);
        ((LoaderPlaces) gone).taken.forEach((each, numbers) -> numbers.forEach(some -> add(FREE, each, some)));
      }
      List<int[]> free = FREE.get(name);
      if (free == null) {
        return new OfClass(name, new int[0]);
      }
      int[] last = free.remove(free.size() - 1);
      if (free.isEmpty()) {
        FREE.remove(name);
      }
      return new OfClass(name, last);
    }
  }

  private static void add(Map<String, List<int[]>> all, String name, int[] numbers) {
    List<int[]> known = all.get(name);
    if (known == null) {
      known = new ArrayList<>(1);
      all.put(name, known);
    }
    known.add(numbers);
  }

  /** The numbers of one class: in the order in which weaving asks for them, which the same class file repeats. */
  final class OfClass implements Numbers {
    /** How far to look for the next place that is the same, where the class has changed. */
    private static final int NEAR = 32;

    private final String name;
    private final int[] free;
    private int next;
    private int[] numbers = new int[16];
    private int count;

    private OfClass(String name, int[] free) {
      this.name = name;
      this.free = free;
    }

    @Override
    public int of(Place place) {
      if (count == numbers.length) {
        numbers = Arrays.copyOf(numbers, 2 * count);
      }
      int found = find(place);
      int number;
      if (found < 0) {
        number = Sites.add(place);
      } else {
        number = free[found];
        Sites.handOver(number);
        next = found + 1;
      }
      return numbers[count++] = number;
    }

    private int find(Place place) {
      for (int i = next; i < Math.min(next + NEAR, free.length); i++) {
        if (Sites.place(free[i]).isSameAs(place)) {
          return i;
        }
      }
      return -1;
    }

    /** The class is woven, or will not be: they are this loader's while it lives. */
    void keep() {
      if (count > 0) {
        synchronized (ALL) {
          add(taken, name, Arrays.copyOf(numbers, count));
        }
      }
    }
  }
}
