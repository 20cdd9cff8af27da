package dev.refcount.stores;

import static dev.refcount.forked.Expect.equal;
import static dev.refcount.forked.Expect.eventually;
import static dev.refcount.forked.Expect.kept;

import dev.refcount.forked.Expect;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** Collections that nobody may change, and the wrappers and views of java.util.Collections. */
public final class Immutables {
  private static final Object[] KEPT = new Object[200];
  private static int kept;

  public static void main(String[] args) {
    made();
    copied();
    wrapped();
    Expect.done();
  }

  /** The maker is given a probe that nothing else refers to. */
  private static void check(
      String name, int fields, int elements, Function<Probe, Object> maker) {
    Probe probe = new Probe();
    Object made = maker.apply(probe);
    eventually(name, probe, fields, 0, elements, 1);
    KEPT[kept++] = made;
    kept(made);
  }

  private static void made() {
    check("List.of one", 1, 0, it -> List.of(it));
    check("List.of two", 2, 0, it -> List.of(it, it));
    check("List.of five", 0, 5, it -> List.of(it, it, it, it, it));
    check("List.of eleven", 0, 11, it -> List.of(it, it, it, it, it, it, it, it, it, it, it));
    check("Set.of one", 1, 0, it -> Set.of(it));
    check("Set.of two", 1, 0, it -> Set.of(it, "other"));
    check("Set.of three", 0, 1, it -> Set.of(it, "other", "third"));
    check("Map.of one", 2, 0, it -> Map.of(it, it));
    check("Map.of three", 0, 3, it -> Map.of(it, it, "a", it, "b", "c"));
    check("Map.entry", 2, 0, it -> Map.entry(it, it));
    check("Map.ofEntries", 0, 2, it -> Map.ofEntries(Map.entry(it, it), Map.entry("a", "b")));
    check("SimpleEntry", 2, 0, it -> new AbstractMap.SimpleEntry<>(it, it));
    check("SimpleImmutableEntry", 1, 0, it -> new AbstractMap.SimpleImmutableEntry<>("a", it));
    check("Optional", 1, 0, Optional::of);
    check("Collections.singleton", 1, 0, Collections::singleton);
    check("Collections.singletonList", 1, 0, Collections::singletonList);
    check("Collections.singletonMap", 2, 0, it -> Collections.singletonMap(it, it));
    check("Collections.nCopies", 1, 0, it -> Collections.nCopies(100, it));
    check("Arrays.asList", 0, 3, it -> Arrays.asList(it, it, it));
  }

  private static void copied() {
    check("List.copyOf", 0, 3, it -> List.copyOf(new ArrayList<>(List.of(it, it, it))));
    check("List.copyOf of one", 1, 0, it -> List.copyOf(new ArrayList<>(List.of(it))));
    check("a copy of an immutable list is itself", 2, 0, it -> {
      List<Probe> list = List.of(it, it);
      equal("itself", true, List.copyOf(list) == list);
      return list;
    });
    check("Set.copyOf", 0, 1, it -> Set.copyOf(List.of(it, it, "a", "b")));
    check("Map.copyOf", 0, 1, it -> Map.copyOf(new HashMap<>(Map.of("a", it, "b", "c"))));
    check("a list's subList", 0, 3, it -> List.of(it, it, it).subList(0, 1));
    check("a list's array", 0, 3, it -> List.of(it, it, it).toArray());
  }

  private static void wrapped() {
    check("unmodifiableList", 0, 1, around(Collections::unmodifiableList));
    check("synchronizedList", 0, 1, around(Collections::synchronizedList));
    check("checkedCollection", 0, 1, around(it -> Collections.checkedCollection(it, Probe.class)));
    check("unmodifiableCollection", 0, 1, around(Collections::unmodifiableCollection));
    check("unmodifiableMap", 1, 0, it -> {
      Map<String, Probe> map = new HashMap<>();
      map.put("key", it);
      return Collections.unmodifiableMap(map);
    });
    check("an enumeration", 0, 1, around(Collections::enumeration));
    check("Collections.list", 0, 1,
        around(it -> Collections.list(Collections.enumeration(it))));
    check("Collections.addAll", 0, 2, it -> {
      Collection<Probe> list = new ArrayList<>(4);
      Collections.addAll(list, it, it);
      return list;
    });
    check("a supplier of one", 1, 0, it -> (Supplier<Probe>) () -> it);
  }

  private static Function<Probe, Object> around(Function<List<Probe>, Object> wrapper) {
    return probe -> {
      List<Probe> list = new ArrayList<>(1);
      list.add(probe);
      return wrapper.apply(list);
    };
  }
}
