package dev.refcount.stores;

import static dev.refcount.forked.Expect.counts;
import static dev.refcount.forked.Expect.eventually;
import static dev.refcount.forked.Expect.kept;

import dev.refcount.forked.Expect;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** Maps: a key and a value are fields of a node; a removed node refers until it is reclaimed. */
public final class Maps {
  private static final class Colliding {
    @Override
    public int hashCode() {
      return 1;
    }
  }

  public static void main(String[] args) {
    values(new HashMap<>());
    values(new LinkedHashMap<>());
    values(new TreeMap<>());
    values(new ConcurrentHashMap<>());
    keys(new HashMap<>());
    keys(new TreeMap<>(Comparator.comparingInt(Probe::touch)));
    keys(new ConcurrentHashMap<>());
    keys(new ConcurrentSkipListMap<>(Comparator.comparingInt(Probe::touch)));
    grown(new HashMap<>());
    grown(new ConcurrentHashMap<>());
    colliding(new HashMap<>(64));
    colliding(new ConcurrentHashMap<>(64));
    Expect.done();
  }

  private static void values(Map<String, Probe> map) {
    String name = map.getClass().getSimpleName();
    Probe probe = new Probe();
    Probe other = new Probe();
    map.put("key", probe);
    counts(name + ".put", probe, 1, 0, 0, 1);
    counts(name + ".get", map.get("key"), 1, 0, 0, 1);
    map.put("key", other);
    counts(name + ".put again: the old value", probe, 0, 0, 0, 1);
    counts(name + ".put again: the new value", other, 1, 0, 0, 1);
    map.putIfAbsent("second", probe);
    counts(name + ".putIfAbsent", probe, 1, 0, 0, 1);
    map.computeIfAbsent("third", key -> probe);
    eventually(name + ".computeIfAbsent", probe, 2, 0, 0, 1);
    map.replace("key", probe);
    counts(name + ".replace", probe, 3, 0, 0, 1);
    map.merge("key", other, (before, after) -> after);
    counts(name + ".merge", probe, 2, 0, 0, 1);
    setThird(map, other);
    eventually(name + ": Entry.setValue", probe, 1, 0, 0, 1);
    map.remove("second");
    eventually(name + ".remove", probe, 0, 0, 0, 1);
    map.clear();
    eventually(name + ".clear", other, 0, 0, 0, 1);
  }

  /** A method of its own: the interpreter would keep its dead variables, and so the nodes, alive. */
  private static void setThird(Map<String, Probe> map, Probe value) {
    for (Map.Entry<String, Probe> entry : map.entrySet()) {
      if (entry.getKey().equals("third")) entry.setValue(value);
    }
  }

  private static void keys(Map<Probe, Object> map) {
    String name = map.getClass().getSimpleName();
    Probe key = new Probe(1);
    map.put(key, "value");
    counts(name + ": a key", key, 1, 0, 0, 1);
    map.put(key, key);
    counts(name + ": a key that is its own value", key, 2, 0, 0, 1);
    map.remove(key);
    eventually(name + ": the key removed", key, 0, 0, 0, 1);
  }

  private static void grown(Map<Integer, Probe> map) {
    Probe probe = new Probe();
    for (int i = 0; i < 200; i++) map.put(i, probe);
    eventually(map.getClass().getSimpleName() + ", grown", probe, 200, 0, 0, 1);
    for (int i = 0; i < 100; i++) map.remove(i);
    eventually(map.getClass().getSimpleName() + ", half of it removed", probe, 100, 0, 0, 1);
    kept(map);
  }

  /** A long bucket becomes a tree, and a list again. */
  private static void colliding(Map<Object, Probe> map) {
    Probe probe = new Probe();
    for (int i = 0; i < 20; i++) map.put(new Colliding(), probe);
    eventually(map.getClass().getSimpleName() + ", a bucket that is a tree", probe, 20, 0, 0, 1);
    map.keySet().removeIf(key -> map.size() > 3);
    eventually(map.getClass().getSimpleName() + ", a list again", probe, 3, 0, 0, 1);
    kept(map);
  }
}
