package dev.refcount.stores;

import static dev.refcount.forked.Expect.counts;
import static dev.refcount.forked.Expect.equal;
import static dev.refcount.forked.Expect.eventually;
import static dev.refcount.forked.Expect.kept;

import dev.refcount.forked.Expect;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** Maps that hold in their own way: in elements, weakly, in fields of the map itself. */
public final class SpecialMaps {
  public static void main(String[] args) {
    treeNodeWithTwoChildren();
    skipList();
    identityMap();
    weakMap();
    setsAndImmutable();
    Expect.done();
  }

  /** The node's key and value are overwritten by its successor's, and the successor's node goes. */
  private static void treeNodeWithTwoChildren() {
    TreeMap<Integer, Probe> map = new TreeMap<>();
    Probe[] probes = new Probe[7];
    for (int i : new int[] {3, 1, 5, 0, 2, 4, 6}) map.put(i, probes[i] = new Probe());
    map.remove(3);
    eventually("the removed value", probes[3], 0, 0, 1, 0);
    eventually("its successor's value", probes[4], 1, 0, 1, 0);
    kept(map, probes);
  }

  private static void skipList() {
    Probe probe = new Probe();
    Map<String, Probe> map = new ConcurrentSkipListMap<>();
    map.put("key", probe);
    counts("ConcurrentSkipListMap.put", probe, 1, 0, 0, 1);
    map.remove("key");
    counts("ConcurrentSkipListMap.remove empties the node", probe, 0, 0, 0, 1);
  }

  private static void identityMap() {
    Probe probe = new Probe();
    Map<Object, Object> map = new IdentityHashMap<>();
    map.put(probe, probe);
    counts("IdentityHashMap: key and value are elements", probe, 0, 0, 2, 1);
    map.remove(probe);
    counts("IdentityHashMap.remove empties them", probe, 0, 0, 0, 1);
  }

  private static void weakMap() {
    Probe probe = new Probe();
    Map<Probe, Object> map = new WeakHashMap<>();
    map.put(probe, "value");
    counts("WeakHashMap: a referent is not counted", probe, 0, 0, 0, 1);
    map.put(probe, probe);
    counts("WeakHashMap: its value is", probe, 1, 0, 0, 1);
    map.clear();
    eventually("WeakHashMap.clear", probe, 0, 0, 0, 1);
  }

  private static void setsAndImmutable() {
    Probe probe = new Probe();
    HashSet<Probe> set = new HashSet<>();
    set.add(probe);
    set.add(probe);
    counts("HashSet: once", probe, 1, 0, 0, 1);
    Map<Object, Object> map = Map.of("key", probe);
    counts("Map.of one: a field", probe, 2, 0, 0, 1);
    Map<Object, Object> two = Map.of(probe, "value", "key", probe);
    eventually("Map.of two: elements", probe, 2, 0, 2, 1);
    equal("all of them hold it", true,
        set.contains(probe) && map.containsValue(probe) && two.get("key") == probe);
  }
}
