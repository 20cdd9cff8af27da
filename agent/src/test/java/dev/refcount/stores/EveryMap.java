package dev.refcount.stores;

import dev.refcount.forked.Expect;
import java.lang.Character.UnicodeScript;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** Every map of java.util and java.util.concurrent, through each way in and out. */
public final class EveryMap {
  /** An enum of the JDK with constants enough to make a map grow. */
  private static final UnicodeScript KEY = UnicodeScript.LATIN;

  public static void main(String[] args) {
    new Stages<Map<UnicodeScript, Probe>>()
        .inFields(new HashMap<>()).inFields(new LinkedHashMap<>())
        .inFields(new LinkedHashMap<>(2, 0.75f, true)).inFields(leastRecentlyUsed())
        .inFields(new TreeMap<>()).inFields(new Hashtable<>()).inFields(new WeakHashMap<>())
        .inFields(new ConcurrentHashMap<>()).inFields(new ConcurrentSkipListMap<>())
        .inFields(Collections.synchronizedMap(new HashMap<>()))
        .inFields(Collections.checkedMap(new HashMap<>(), UnicodeScript.class, Probe.class))
        .inElements(new IdentityHashMap<>()).inElements(new EnumMap<>(UnicodeScript.class))
        .then("put", 1, it -> it.holder.put(KEY, it.probe))
        .then("grown", 1, it -> putOthers(it.holder))
        .then("walked", 1, it -> walk(it.holder))
        .then("replaceAll", 1, it -> it.holder.replaceAll((key, value) -> value))
        .then("put over it", 0, it -> it.holder.put(KEY, new Probe()))
        .then("replace", 1, it -> it.holder.replace(KEY, it.probe))
        .then("replace if equal", 0, it -> it.holder.replace(KEY, it.probe, new Probe()))
        .then("merge", 1, it -> it.holder.merge(KEY, it.probe, (before, now) -> now))
        .then("putIfAbsent", 1, it -> it.holder.putIfAbsent(KEY, new Probe()))
        .then("compute to null", 0, it -> it.holder.compute(KEY, (key, value) -> null))
        .then("computeIfAbsent", 1, it -> it.holder.computeIfAbsent(KEY, key -> it.probe))
        .then("computeIfPresent", 0,
            it -> it.holder.computeIfPresent(KEY, (key, value) -> new Probe()))
        .then("putAll", 1, it -> it.holder.putAll(Map.of(KEY, it.probe)))
        .then("values().remove", 0, it -> it.holder.values().remove(it.probe))
        .then("put", 1, it -> it.holder.put(KEY, it.probe))
        .then("entrySet().removeIf", 0,
            it -> it.holder.entrySet().removeIf(entry -> entry.getValue() == it.probe))
        .then("put", 1, it -> it.holder.put(KEY, it.probe))
        .then("keySet().remove", 0, it -> it.holder.keySet().remove(KEY))
        .then("put", 1, it -> it.holder.put(KEY, it.probe))
        .then("removed by an iterator", 0, it -> removeByIterator(it.holder))
        .then("Entry.setValue", 1, it -> setValue(it.holder, it.probe))
        .then("toArray", 1, 1, it -> it.copy = it.holder.values().toArray())
        .then("the array let go", 1, it -> it.copy = null)
        .then("remove if equal", 0, it -> it.holder.remove(KEY, it.probe))
        .then("put", 1, it -> it.holder.put(KEY, it.probe))
        .then("clear", 0, it -> it.holder.clear())
        .then("kept", 1, it -> it.holder.put(KEY, it.probe));
    Expect.done();
  }

  private static Map<UnicodeScript, Probe> leastRecentlyUsed() {
    return new LinkedHashMap<>(2, 0.75f, true) {
      @Override
      protected boolean removeEldestEntry(Map.Entry<UnicodeScript, Probe> eldest) {
        return size() > 40 && eldest.getKey() != KEY;
      }
    };
  }

  private static void putOthers(Map<UnicodeScript, Probe> map) {
    Arrays.stream(UnicodeScript.values()).limit(60).filter(key -> key != KEY)
        .forEach(key -> map.put(key, new Probe(1)));
  }

  private static void walk(Map<UnicodeScript, Probe> map) {
    int sum = 0;
    for (Map.Entry<UnicodeScript, Probe> each : map.entrySet()) sum += each.getValue().rank;
    map.get(KEY);
    map.getOrDefault(KEY, null);
    Expect.equal("the ranks", sum, map.values().stream().mapToInt(Probe::touch).sum());
  }

  private static void removeByIterator(Map<UnicodeScript, Probe> map) {
    Iterator<UnicodeScript> keys = map.keySet().iterator();
    while (keys.hasNext()) {
      if (keys.next() == KEY) keys.remove();
    }
  }

  private static void setValue(Map<UnicodeScript, Probe> map, Probe value) {
    map.put(KEY, new Probe());
    for (Map.Entry<UnicodeScript, Probe> entry : map.entrySet()) {
      if (entry.getKey() == KEY) {
        try {
          entry.setValue(value);
        } catch (UnsupportedOperationException snapshot) {
          map.put(KEY, value);
        }
      }
    }
  }
}
