package dev.refcount.held;

import static dev.refcount.forked.Expect.equal;

import dev.refcount.Refs;
import dev.refcount.forked.Expect;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Holds objects at some distance from a root, and asks for the way there. */
public final class Paths {
  private static final Map<String, Map<String, Tenant>> HOUSES = new HashMap<>();
  private static Tenant first;

  public static void main(String[] args) {
    store();
    throughTheLedger();
    throughTheHeap();
    Expect.done();
  }

  private static void store() {
    first = new Tenant();
    first.next = new Tenant();
    HOUSES.computeIfAbsent("one", key -> new HashMap<>()).put("tenant", new Tenant());
  }

  private static void throughTheLedger() {
    List<String> path = Refs.path(first.next);
    equal("steps", 2, path.size());
    equal("first", true, path.get(0).startsWith("field Tenant.next of dev.refcount.held.Tenant"));
    equal("its line", true, path.get(0).contains("Paths.store(Paths.java:"));
    equal("root", true, path.get(1).startsWith("static field Paths.first"));
  }

  private static void throughTheHeap() {
    List<String> path = Refs.path(HOUSES.get("one").get("tenant"));
    System.out.println(String.join(System.lineSeparator(), path));
    equal("first", true, path.get(0).startsWith("field java.util.HashMap$Node.value"));
    equal("its line", true, path.get(0).contains("Paths.store(Paths.java:"));
    equal("root", "static field dev.refcount.held.Paths.HOUSES", path.get(path.size() - 1));
    equal("the map between", true, path.contains("field java.util.HashMap.table"));
  }
}
