package dev.refcount.reclaimed;

import dev.refcount.Gc;
import dev.refcount.Refs;
import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Builds random graphs of objects, lists, maps and arrays, lets go of most of them, asks the ledger which
 * are dead, collects, and compares with what was really reclaimed: the two sets must be equal.
 */
public final class Predictions {
  private static Object[] roots;

  private Predictions() {}

  public static void main(String[] arguments) {
    Random random = new Random(Long.parseLong(arguments[0]));
    int graphs = Integer.parseInt(arguments[1]);
    // Once for nothing: what the JDK makes and drops at its first time is not under test.
    round(new Random(1), 0);
    int dead = 0;
    for (int graph = 1; graph <= graphs; graph++) {
      dead += round(random, graph);
    }
    System.out.println(graphs + " graphs, " + dead + " dead as predicted");
  }

  private static int round(Random random, int graph) {
    List<WeakReference<Object>> watched = build(random);
    // Some are let go of by what is stored over them, the rest in the next round.
    for (int i = 0; i < roots.length; i++) {
      if (random.nextInt(4) != 0) {
        roots[i] = null;
      }
    }
    boolean[] predicted = new boolean[watched.size()];
    for (int i = 0; i < predicted.length; i++) {
      predicted[i] = released(watched.get(i));
    }
    Gc.collect();
    int dead = 0;
    for (int i = 0; i < predicted.length; i++) {
      boolean reclaimed = watched.get(i).refersTo(null);
      dead += reclaimed ? 1 : 0;
      if (reclaimed != predicted[i]) {
        System.out.println(
            "graph " + graph + ", object " + i + ": " + (reclaimed ? "reclaimed" : "kept")
                + ", not as predicted; " + watched.get(i).get());
      }
    }
    return dead;
  }

  private static boolean released(WeakReference<Object> object) {
    try {
      return Refs.released(object.get());
    } catch (NullPointerException reclaimedAlready) {
      return true;
    }
  }

  private static List<WeakReference<Object>> build(Random random) {
    int size = 5 + random.nextInt(15);
    Object[] all = new Object[size];
    List<WeakReference<Object>> watched = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      all[i] = make(random);
      watched.add(new WeakReference<>(all[i]));
    }
    for (int i = random.nextInt(3 * size); i > 0; i--) {
      link(all[random.nextInt(size)], all[random.nextInt(size)], random);
    }
    roots = new Object[4];
    for (int i = 0; i < roots.length; i++) {
      roots[i] = all[random.nextInt(size)];
    }
    return watched;
  }

  private static Object make(Random random) {
    switch (random.nextInt(9)) {
      case 0: return new ArrayList<>();
      case 1: return new HashMap<>();
      case 2: return new LinkedList<>();
      case 3: return new TreeMap<>();
      case 4: return new ArrayDeque<>();
      case 5: return new LinkedHashMap<>();
      case 6: return new Object[3];
      default: return new Vertex();
    }
  }

  /** By identity: a collection that holds itself has no hash. */
  @SuppressWarnings("unchecked")
  private static void link(Object from, Object to, Random random) {
    int key = random.nextInt(5);
    if (from instanceof Vertex) {
      if (to instanceof Vertex) {
        ((Vertex) from).set(random.nextInt(4), (Vertex) to);
      }
    } else if (from instanceof Map) {
      Map<Object, Object> map = (Map<Object, Object>) from;
      if (map.containsKey(key) && random.nextBoolean()) {
        map.remove(key);
      } else {
        map.put(key, to);
      }
    } else if (from instanceof Object[]) {
      ((Object[]) from)[random.nextInt(3)] = to;
    } else {
      Collection<Object> collection = (Collection<Object>) from;
      collection.add(to);
      if (random.nextInt(6) == 0) {
        collection.clear();
      }
    }
  }
}
