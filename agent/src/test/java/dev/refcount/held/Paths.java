package dev.refcount.held;

import static dev.refcount.forked.Expect.equal;

import dev.refcount.Refs;
import dev.refcount.forked.Expect;
import java.lang.ref.Reference;
import java.util.HashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** Holds objects at some distance from a root, and asks for the way there. */
public final class Paths {
  private static final Map<String, Map<String, Tenant>> HOUSES = new HashMap<>();
  private static final LinkedList<Object> LONG = new LinkedList<>();
  private static final int LENGTH = 4_000;
  private static final Object[] HALLS = new Object[20];
  private static Tenant first;
  private static Room room;
  private static Object[] shelf;
  private static Thread never;

  /** Not counted. */
  private static final class Room {
    Tenant tenant;
  }

  /** Not counted either; that its field has a name with that of the other in it does not make it the other. */
  private static final class Hall {
    Object tenants;
  }

  public static void main(String[] args) throws InterruptedException {
    store();
    throughTheLedger();
    throughTheHeap();
    byTheLineThatStoredItThere();
    upToALocalVariable();
    upToAnotherThreadsLocalVariable();
    pastAThreadThatNeverRan();
    upALongList();
    toNothing();
    Expect.done();
  }

  /** The first of those that hold it, in no order, had its line told if its words had the name of the field in them. */
  private static void byTheLineThatStoredItThere() {
    moveIn(new Tenant());
    String inRoom = Refs.path(room.tenant).get(0);
    equal("its own line: " + inRoom, true, inRoom.contains(", stored at dev.refcount.held.Paths.moveIn(Paths.java:"));
    putOnShelf(new Tenant());
    String onShelf = Refs.path(shelf[3]).get(0);
    equal(
        "its own line: " + onShelf, true,
        onShelf.startsWith("element [3] of an array, stored at dev.refcount.held.Paths.putOnShelf(Paths.java:"));
    // Two of the same words, by two lines: nobody knows which of them it is.
    Room other = new Room();
    HALLS[0] = other;
    other.tenant = room.tenant;
    String ofTwo = Refs.path(room.tenant).get(0);
    equal("of two", "field dev.refcount.held.Paths$Room.tenant", ofTwo);
  }

  private static void moveIn(Tenant tenant) {
    room = new Room();
    room.tenant = tenant;
    passThroughHalls(tenant);
  }

  private static void putOnShelf(Tenant tenant) {
    shelf = new Object[5];
    shelf[3] = tenant;
    passThroughHalls(tenant);
  }

  /** Farther from a root. */
  private static void passThroughHalls(Tenant tenant) {
    for (int i = 0; i < HALLS.length; i++) {
      Hall hall = new Hall();
      hall.tenants = tenant;
      HALLS[i] = hall;
    }
  }

  /** Of an object that is not counted itself. */
  private static void upToALocalVariable() {
    Room room = new Room();
    room.tenant = new Tenant();
    List<String> path = Refs.path(room.tenant);
    equal("steps to a local variable", 2, path.size());
    equal("its field", true, path.get(0).startsWith("field dev.refcount.held.Paths$Room.tenant"));
    equal("its variable", true, path.get(1).matches(
        "local variable in dev.refcount.held.Paths.upToALocalVariable\\(Paths.java:\\d+\\) of thread main"));
    Reference.reachabilityFence(room);
  }

  private static void upToAnotherThreadsLocalVariable() throws InterruptedException {
    CountDownLatch made = new CountDownLatch(1);
    CountDownLatch asked = new CountDownLatch(1);
    Thread thread = new Thread(() -> live(made, asked), "landlord");
    thread.start();
    made.await();
    List<String> path = pathOf("landlord");
    equal("steps to another thread", 2, path.size());
    equal("its variable", true, path.get(1).matches(
        "local variable in dev.refcount.held.Paths.live\\(Paths.java:\\d+\\) of thread landlord"));
    asked.countDown();
    thread.join();
  }

  private static void live(CountDownLatch made, CountDownLatch asked) {
    Room room = new Room();
    room.tenant = new Tenant();
    room.tenant.next = "landlord";
    made.countDown();
    try {
      asked.await();
    } catch (InterruptedException early) {
      throw new IllegalStateException(early);
    }
    Reference.reachabilityFence(room);
  }

  /** Which keeps nothing alive. */
  private static void pastAThreadThatNeverRan() {
    never = new Thread(neverRuns(new Tenant()));
    List<String> path = pathOf("never");
    equal("past a thread", "static field dev.refcount.held.Paths.never", path.get(path.size() - 1));
  }

  private static Runnable neverRuns(Tenant tenant) {
    tenant.next = "never";
    Room room = new Room();
    room.tenant = tenant;
    return () -> room.tenant = null;
  }

  /** Not by a variable of its own, which would be the shortest way. */
  private static List<String> pathOf(String next) {
    List<Tenant> all = Refs.tagged(Tenant.class);
    for (int i = 0; i < all.size(); i++) {
      if (next.equals(all.get(i).next)) {
        return Refs.path(all.get(i));
      }
    }
    throw new IllegalStateException(next);
  }

  /** Each node is a step. */
  private static void upALongList() {
    for (int i = 0; i < LENGTH; i++) {
      LONG.add(i == LENGTH / 2 ? new Tenant() : "vacant");
    }
    List<String> path = Refs.path(LONG.get(LENGTH / 2));
    equal("lines", 1_001, path.size());
    equal("the node", true, path.get(0).startsWith("field java.util.LinkedList$Node.item"));
    equal("its root", "static field dev.refcount.held.Paths.LONG", path.get(1_000));
    equal("what is left out", true, path.get(500).matches("… \\d+ more steps of the same way"));
  }

  private static void toNothing() {
    equal("nothing", List.of(), Refs.path(new Tenant()));
    equal("a cycle", List.of(), Refs.path(cycle()));
  }

  private static Tenant cycle() {
    Tenant tenant = new Tenant();
    tenant.next = tenant;
    return tenant;
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
