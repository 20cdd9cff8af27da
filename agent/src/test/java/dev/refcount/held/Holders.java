package dev.refcount.held;

import static dev.refcount.forked.Expect.equal;
import static dev.refcount.forked.Expect.kept;

import dev.refcount.Holding;
import dev.refcount.Kind;
import dev.refcount.Refs;
import dev.refcount.forked.Expect;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import sun.misc.Unsafe;

/** Holds one object in every kind of slot, and asks who holds it. */
public final class Holders {
  private static Tenant last;
  private Tenant field;

  public static void main(String[] args) throws Exception {
    new Holders().fields();
    elements();
    collections();
    arraysOfOthers();
    captured();
    referents();
    askingChangesNothing();
    Expect.done();
  }

  /** The one holding in the heap of an object that has no other. */
  private static Holding only(Object tenant) {
    List<Holding> heap =
        Refs.holdings(tenant).stream().filter(each -> each.kind() != Kind.LOCAL).toList();
    equal("references in the heap", 1, heap.size());
    return heap.get(0);
  }

  private void fields() {
    field = new Tenant();
    Holding holding = only(field);
    equal("kind", Kind.FIELD, holding.kind());
    equal("holder", true, holding.holder() == this);
    equal("slot", "field Holders.field", holding.slot());
    equal("site", "dev.refcount.held.Holders.fields(Holders.java:47)", holding.site().toString());
    last = new Tenant();
    equal("static", "static field Holders.last", only(last).slot());
    equal("its holder", Holders.class, only(last).holder());
  }

  private static void elements() {
    Tenant[] array = new Tenant[4];
    array[3] = new Tenant();
    equal("element", Kind.ELEMENT, only(array[3]).kind());
    equal("of the array", true, only(array[3]).holder() == array);
    kept((Object) array);
  }

  private static void collections() {
    Map<String, Tenant> map = new HashMap<>();
    map.put("one", new Tenant());
    equal("map", "value of HashMap entry", only(map.get("one")).slot());
    Map<Tenant, String> keys = new ConcurrentHashMap<>();
    keys.put(new Tenant(), "one");
    equal("key", "key of ConcurrentHashMap entry", only(keys.keySet().iterator().next()).slot());
    List<Tenant> linked = new LinkedList<>();
    linked.add(new Tenant());
    equal("linked list", "item of LinkedList node", only(linked.get(0)).slot());
    ThreadLocal<Tenant> local = new ThreadLocal<>();
    local.set(new Tenant());
    equal("thread local", "value of ThreadLocal entry", only(local.get()).slot());
    kept(map, keys, linked, local);
  }

  /** What stores to an array for another is not who holds it. */
  private static void arraysOfOthers() throws ReflectiveOperationException {
    Tenant[] byHandle = new Tenant[4];
    MethodHandles.arrayElementVarHandle(Tenant[].class).setVolatile(byHandle, 1, new Tenant());
    equal("variable handle", "Tenant[1]", only(byHandle[1]).slot());
    Field only = Unsafe.class.getDeclaredField("theUnsafe");
    only.setAccessible(true);
    Unsafe unsafe = (Unsafe) only.get(null);
    Tenant[] byUnsafe = new Tenant[4];
    long second = Unsafe.ARRAY_OBJECT_BASE_OFFSET + Unsafe.ARRAY_OBJECT_INDEX_SCALE;
    unsafe.putOrderedObject(byUnsafe, second, new Tenant());
    equal("unsafe", "Tenant[1]", only(byUnsafe[1]).slot());
    Tenant[] filled = new Tenant[4];
    Arrays.fill(filled, 2, 3, new Tenant());
    equal("filled", "Tenant[2]", only(filled[2]).slot());
    kept(byHandle, byUnsafe, filled);
  }

  private static void captured() {
    Tenant tenant = new Tenant();
    Supplier<Tenant> supplier = () -> tenant;
    equal("lambda", "captured by lambda at Holders.java:102", only(tenant).slot());
    kept(supplier);
    Tenant other = new Tenant();
    Supplier<Tenant> anonymous =
        new Supplier<>() {
          @Override
          public Tenant get() {
            return other;
          }
        };
    equal("anonymous class", "variable other captured by Holders$1", only(other).slot());
    kept(anonymous);
  }

  private static void referents() {
    Tenant tenant = new Tenant();
    equal("nothing", List.of(), Refs.referents(tenant));
    Tenant second = new Tenant();
    tenant.next = second;
    equal("one", true, Refs.referents(tenant).size() == 1 && Refs.referents(tenant).get(0) == second);
    kept(tenant);
  }

  /** Lists of the agent's own hold the holders and the objects, and count as no reference. */
  private static void askingChangesNothing() {
    Tenant tenant = new Tenant();
    tenant.next = new Tenant();
    List<Holding> holdings = Refs.holdings(tenant.next);
    List<Object> referents = new ArrayList<>(1);
    equal("one local, no field", "RefCount[fields=0, statics=0, elements=0, locals=1]",
        Refs.counts(tenant).toString());
    equal("one field", "RefCount[fields=1, statics=0, elements=0, locals=0]",
        Refs.counts(tenant.next).toString());
    equal("exact by the heap", 0, Refs.audit().drifts().size());
    kept(tenant, holdings, referents);
  }
}
