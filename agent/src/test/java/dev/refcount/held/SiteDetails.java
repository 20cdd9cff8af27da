package dev.refcount.held;

import static dev.refcount.forked.Expect.equal;
import static dev.refcount.forked.Expect.kept;

import dev.refcount.Holding;
import dev.refcount.Kind;
import dev.refcount.Refs;
import dev.refcount.Site;
import dev.refcount.forked.Expect;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Stores through the JDK, and asks which line of the application led there. */
public final class SiteDetails {
  public static void main(String[] args) throws ReflectiveOperationException {
    map();
    list();
    atomic();
    callback();
    overloads();
    deep();
    classesAlike();
    reflected();
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
    equal("put", "map:45", at(map.get("one")));
    equal("another line", "map:46", at(map.get("two")));
    kept(map);
  }

  private static void list() {
    List<Tenant> list = new ArrayList<>(2);
    list.add(new Tenant());
    list.add(new Tenant());
    list.add(new Tenant());
    equal("copied when the list grew", "list:54", at(list.get(0)));
    equal("made it grow", "list:56", at(list.get(2)));
    list.remove(0);
    equal("moved down", "list:55", at(list.get(0)));
    list.add(0, new Tenant());
    equal("put before", "list:61", at(list.get(0)));
    equal("moved up", "list:56", at(list.get(2)));
    kept(list);
  }

  private static void atomic() {
    AtomicReference<Tenant> reference = new AtomicReference<>();
    reference.set(new Tenant());
    equal("atomic", "atomic:69", at(reference.get()));
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
    equal("inner", true, at(inner.get("one")).endsWith(":79"));
    equal("outer", "callback:78", at(outer.get("one")));
    kept(inner, outer);
  }

  /** Their calls are at the same place in the code of methods of one name. */
  private static void overloads() {
    Map<String, Tenant> map = new HashMap<>();
    put(map, (Number) 1);
    put(map, (Object) "two");
    equal("of numbers", "put:98", at(map.get("1")));
    equal("of anything", "put:102", at(map.get("two")));
    kept(map);
  }

  private static void put(Map<String, Tenant> map, Number key) {
    map.put(key.toString(), new Tenant());
  }

  private static void put(Map<String, Tenant> map, Object key) {
    map.put(key.toString(), new Tenant());
  }

  /** More frames of the JDK lie between than one look at the stack brings. */
  private static void deep() {
    List<Tenant> tenants = Stream.generate(Tenant::new).limit(3).collect(Collectors.toCollection(ArrayList::new));
    equal("collected", "deep:107", at(tenants.get(1)));
    kept(tenants);
  }

  /** Their code is the same; where identity hashes collide nothing but their names tells them apart. */
  private static void classesAlike() {
    Map<String, Tenant> map = new HashMap<>();
    One.put(map);
    Other.put(map);
    equal("of one class", One.class.getName(), site(map.get("one")).type());
    equal("of another class", Other.class.getName(), site(map.get("other")).type());
    kept(map);
  }

  private static final class One {
    static void put(Map<String, Tenant> map) {
      map.put("one", new Tenant());
    }
  }

  private static final class Other {
    static void put(Map<String, Tenant> map) {
      map.put("other", new Tenant());
    }
  }

  /** Often enough that JDK 17 makes a class of its own for the call, with a loader of its own. */
  private static void reflected() throws ReflectiveOperationException {
    Map<String, Tenant> map = new HashMap<>();
    Method put = Map.class.getMethod("put", Object.class, Object.class);
    for (int i = 0; i < 50; i++) {
      put.invoke(map, "one", null);
      put.invoke(map, "one", new Tenant());
      equal("by reflection", "reflected:140", at(map.get("one")));
    }
    kept(map);
  }

  private static String at(Tenant tenant) {
    Site site = site(tenant);
    equal("class", SiteDetails.class.getName(), site.type());
    return site.method() + ":" + site.line();
  }
}
