package dev.refcount.held;

import static dev.refcount.forked.Expect.equal;
import static dev.refcount.forked.Expect.kept;

import dev.refcount.Holding;
import dev.refcount.Kind;
import dev.refcount.Refs;
import dev.refcount.Site;
import dev.refcount.forked.Expect;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/** Stores through the JDK, and asks which line of the application led there. */
public final class SiteDetails {
  public static void main(String[] args) {
    map();
    list();
    atomic();
    callback();
    Expect.done();
  }

  private static Site site(Object tenant) {
    return Refs.holdings(tenant).stream()
        .filter(each -> each.kind() != Kind.LOCAL)
        .map(Holding::site)
        .findFirst()
        .get();
  }

  private static void map() {
    Map<String, Tenant> map = new HashMap<>();
    map.put("one", new Tenant());
    map.put("two", new Tenant());
    equal("put", "map:38", at(map.get("one")));
    equal("another line", "map:39", at(map.get("two")));
    kept(map);
  }

  private static void list() {
    List<Tenant> list = new ArrayList<>(2);
    list.add(new Tenant());
    list.add(new Tenant());
    list.add(new Tenant());
    equal("copied when the list grew", "list:47", at(list.get(0)));
    equal("made it grow", "list:49", at(list.get(2)));
    list.remove(0);
    equal("moved down", "list:48", at(list.get(0)));
    list.add(0, new Tenant());
    equal("put before", "list:54", at(list.get(0)));
    equal("moved up", "list:49", at(list.get(2)));
    kept(list);
  }

  private static void atomic() {
    AtomicReference<Tenant> reference = new AtomicReference<>();
    reference.set(new Tenant());
    equal("atomic", "atomic:62", at(reference.get()));
    kept(reference);
  }

  /** The nearest frame, not the outermost. */
  private static void callback() {
    Map<String, Tenant> outer = new ConcurrentHashMap<>();
    Map<String, Tenant> inner = new HashMap<>();
    outer.computeIfAbsent("one", key -> {
      inner.put(key, new Tenant());
      return new Tenant();
    });
    equal("inner", true, at(inner.get("one")).endsWith(":72"));
    equal("outer", "callback:71", at(outer.get("one")));
    kept(inner, outer);
  }

  private static String at(Tenant tenant) {
    Site site = site(tenant);
    equal("class", SiteDetails.class.getName(), site.type());
    return site.method() + ":" + site.line();
  }
}
