package dev.refcount.stores;

import static dev.refcount.forked.Expect.counts;
import static dev.refcount.forked.Expect.equal;
import static dev.refcount.forked.Expect.eventually;
import static dev.refcount.forked.Expect.kept;

import dev.refcount.forked.Expect;
import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** java.util.Arrays: copies, fills, sorts, views; some are intrinsics of the compilers. */
public final class ArraysUtilities {
  private static final Comparator<Probe> BY_RANK = Comparator.comparingInt(Probe::touch);

  public static void main(String[] args) {
    copies();
    manyCopies();
    fills();
    views();
    smallSort();
    largeSort();
    Expect.done();
  }

  private static void copies() {
    Probe probe = new Probe();
    Probe[] array = {probe, null, probe};
    Probe[] longer = Arrays.copyOf(array, 5);
    counts("copyOf, longer", probe, 0, 0, 4, 1);
    Object[] shorter = Arrays.copyOf(array, 1, Object[].class);
    counts("copyOf, shorter and of another type", probe, 0, 0, 5, 1);
    Probe[] range = Arrays.copyOfRange(array, 1, 4);
    counts("copyOfRange, past the end", probe, 0, 0, 6, 1);
    Object[] typed = Arrays.copyOfRange(array, 0, 3, Object[].class);
    counts("copyOfRange of another type", probe, 0, 0, 8, 1);
    longer[0] = null;
    shorter[0] = "not a probe";
    range[1] = null;
    typed[0] = null;
    counts("one element of each copy overwritten", probe, 0, 0, 4, 1);
    try {
      Arrays.copyOf(new Object[] {probe, "not a probe"}, 2, Probe[].class);
      Expect.unreachable("a copy of the wrong type");
    } catch (ArrayStoreException e) {
      eventually("both arrays of a copy that failed are reclaimed", probe, 0, 0, 4, 1);
      kept(array, longer, shorter, range, typed);
    }
  }

  /** Often enough for the compilers to put their intrinsic in the call's place. */
  private static void manyCopies() {
    Probe probe = new Probe();
    Probe[] array = {probe};
    for (int i = 0; i < 20_000; i++) array = Arrays.copyOf(array, 1);
    eventually("the last of many copies", array[0], 0, 0, 1, 1);
    kept((Object) array);
  }

  private static void fills() {
    Probe probe = new Probe();
    Object[] array = new Object[5];
    Arrays.fill(array, probe);
    counts("fill", probe, 0, 0, 5, 1);
    Arrays.fill(array, 1, 3, null);
    counts("fill a range with null", probe, 0, 0, 3, 1);
    Arrays.setAll(array, i -> "not a probe");
    counts("setAll", probe, 0, 0, 0, 1);
    Array.set(array, 0, probe);
    counts("java.lang.reflect.Array.set", probe, 0, 0, 1, 1);
  }

  private static void views() {
    Probe probe = new Probe();
    Probe[] array = {probe, null};
    List<Probe> view = Arrays.asList(array);
    counts("asList is a view", probe, 0, 0, 1, 1);
    view.set(1, probe);
    counts("set through the view", probe, 0, 0, 2, 1);
    Collections.reverse(view);
    counts("reversed through the view", probe, 0, 0, 2, 1);
    Object[] copy = view.toArray();
    Probe[] given = view.toArray(new Probe[2]);
    counts("toArray twice", probe, 0, 0, 6, 1);
    array[0] = array[1] = null;
    counts("the array emptied", probe, 0, 0, 4, 1);
    equal("the copies are not", true, copy[0] == given[1]);
  }

  private static void smallSort() {
    Probe first = new Probe(1);
    Probe second = new Probe(2);
    Probe[] array = {second, first, second};
    Arrays.sort(array, BY_RANK);
    counts("sorted: the first", first, 0, 0, 1, 1);
    counts("sorted: the second, which is there twice", second, 0, 0, 2, 1);
    equal("sorted: the order", true, array[0] == first && array[2] == second);
  }

  private static void largeSort() {
    Probe[] array = new Probe[1000];
    for (int i = 0; i < array.length; i++) array[i] = new Probe(i * 7919 % 1000);
    Probe probe = array[0];
    Arrays.sort(array, BY_RANK);
    eventually("sorted by merging, its scratch array reclaimed", probe, 0, 0, 1, 1);
    Arrays.parallelSort(array, BY_RANK.reversed());
    eventually("sorted again", probe, 0, 0, 1, 1);
    for (int i = 0; i < array.length; i += 100) {
      eventually("element " + i, array[i], 0, 0, 1, array[i] == probe ? 1 : 0);
    }
    kept((Object) array);
  }
}
