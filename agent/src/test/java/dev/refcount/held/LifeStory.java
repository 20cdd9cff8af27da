package dev.refcount.held;

import static dev.refcount.forked.Expect.equal;
import static dev.refcount.forked.Expect.eventually;
import static dev.refcount.forked.Expect.kept;

import dev.refcount.Audit;
import dev.refcount.Event;
import dev.refcount.Gc;
import dev.refcount.Refs;
import dev.refcount.forked.Expect;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Leads objects through every kind of slot, and asks what has happened to them. */
public final class LifeStory {
  private static Tenant shared;
  private Tenant field;

  public static void main(String[] args) throws Exception {
    new LifeStory().everyKindOfSlot();
    moving();
    collections();
    otherThread();
    holderReclaimed();
    forgotten();
    shared = new Tenant();
    Audit audit = Refs.audit();
    equal("one is left, exact by the heap", "1, []", audit.checked() + ", " + audit.drifts());
    Expect.done();
  }

  /** What, in which slot, at which line; without what the question itself adds. */
  private static List<String> story(Tenant given) {
    return Refs.history(given).stream()
        .filter(each -> each.site() == null || !each.site().method().equals("story"))
        .map(each -> (each.what() + " " + each.slot()).trim() + line(each))
        .toList();
  }

  private static String line(Event event) {
    return event.site() == null ? "" : ":" + event.site().line();
  }

  private void everyKindOfSlot() {
    Tenant tenant = new Tenant();
    field = tenant;
    Tenant[] array = new Tenant[2];
    array[1] = tenant;
    shared = tenant;
    field = tenant; // no event: it refers to it already
    field = null;
    array[1] = new Tenant();
    shared = null;
    equal(
        "life",
        List.of(
            "BORN:47",
            "STORED local tenant in LifeStory.everyKindOfSlot:47",
            "STORED field LifeStory.field:48",
            "STORED element [1]:50",
            "STORED static field LifeStory.shared:51",
            "DROPPED field LifeStory.field:53",
            "DROPPED element [1]:54",
            "DROPPED static field LifeStory.shared:55"),
        story(tenant));
    kept((Object) array);
  }

  private static void moving() {
    Tenant from = new Tenant();
    Tenant to = new Tenant();
    from.next = new Tenant();
    to.next = from.next;
    from.next = null;
    {
      Tenant inner = (Tenant) to.next;
      inner.next = null;
    }
    equal(
        "moved from field to field, and through a block",
        List.of(
            "BORN:74",
            "STORED field Tenant.next:74",
            "STORED field Tenant.next:75",
            "DROPPED field Tenant.next:76",
            "STORED local inner in LifeStory.moving:78",
            "DROPPED local inner in LifeStory.moving"),
        story((Tenant) to.next).stream()
            .map(each -> each.startsWith("DROPPED local") ? each.substring(0, each.indexOf(':')) : each)
            .toList());
    equal(
        "kinds and thread",
        true,
        Refs.history(to.next).stream().allMatch(each -> each.thread().equals("main")));
  }

  private static void collections() {
    Map<String, Tenant> map = new HashMap<>();
    map.put("one", new Tenant());
    equal(
        "by the line that led to the map",
        List.of("BORN:101", "STORED value of HashMap entry:101"),
        story(map.get("one")));
  }

  private static void otherThread() throws InterruptedException {
    shared = new Tenant();
    Thread worker = new Thread(() -> shared.next = shared, "worker 7");
    worker.start();
    worker.join();
    Event last = Refs.history(shared).get(2);
    equal("last event", "STORED field Tenant.next", last.what() + " " + last.slot());
    equal("its thread", "worker 7", last.thread());
    shared.next = null;
    shared = null;
  }

  private static void holderReclaimed() {
    Tenant tenant = new Tenant();
    Expect.counts("only the variable and the array", tenant, 0, 0, box(tenant), 1);
    eventually("the array is gone", tenant, 0, 0, 0, 1);
    List<Event> life = Refs.history(tenant);
    equal(
        "and it is told",
        "dropped from element [0], whose holder was reclaimed; stored at"
            + " dev.refcount.held.LifeStory.box(LifeStory.java:134) by main",
        life.get(life.size() - 1).toString());
  }

  /** Leaves an array behind that holds the tenant. */
  private static int box(Tenant given) {
    Tenant[] box = {given};
    return box.length;
  }

  private static void forgotten() {
    Gc.collect(); // what came before must not be among those reclaimed last
    for (int i = 0; i < 3; i++) {
      shared = new Tenant();
    }
    shared = null;
    Gc.collect();
  }
}
