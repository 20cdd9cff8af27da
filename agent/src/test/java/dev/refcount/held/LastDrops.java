package dev.refcount.held;

import static dev.refcount.forked.Expect.equal;
import static dev.refcount.forked.Expect.eventually;

import dev.refcount.Gc;
import dev.refcount.Refs;
import dev.refcount.Site;
import dev.refcount.forked.Expect;
import java.util.List;

/** What took the count of an object to zero last; a list that counts as no reference keeps it meanwhile. */
public final class LastDrops {
  private static Object held;
  private static List<Tenant> all;

  public static void main(String[] args) {
    held = new Tenant();
    remember();
    drops("nothing", "none");
    overwrite();
    drops("a store", "LastDrops.overwrite");
    held = all.get(0);
    drops("a store, though it is held again", "LastDrops.overwrite");
    overwriteAgain();
    drops("the later of two", "LastDrops.overwriteAgain");

    variable();
    drops("the end of a variable's scope", "LastDrops.variable");

    held = new Object[] {new Tenant()};
    remember();
    held = null;
    eventually("its array is collected", all.get(0), 0, 0, 0, 0);
    drops("the collector", "none");
    held = new Object[] {all.get(0)};
    element();
    drops("an element", "LastDrops.element");
    held = null;
    Expect.done();
  }

  private static void drops(String what, String where) {
    Site site = Refs.lastDrop(all.get(0)).orElse(null);
    boolean placed = site != null && site.file().equals("LastDrops.java") && site.line() > 0;
    equal(what, where, placed ? site.type().replaceFirst(".*\\.", "") + "." + site.method() : "none");
  }

  /** The one there is. */
  private static void remember() {
    all = null;
    Gc.collect();
    all = Refs.tagged(Tenant.class);
    equal("tenants", 1, all.size());
  }

  private static void overwrite() {
    held = null;
  }

  private static void overwriteAgain() {
    held = "something else";
  }

  private static void variable() {
    Tenant tenant = new Tenant();
    remember();
    tenant.next = "still used";
  }

  private static void element() {
    ((Object[]) held)[0] = null;
  }
}
