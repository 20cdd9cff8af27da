package dev.refcount.held;

import static dev.refcount.forked.Expect.equal;
import static dev.refcount.forked.Expect.kept;

import dev.refcount.Holding;
import dev.refcount.Kind;
import dev.refcount.Refs;
import dev.refcount.forked.Expect;
import java.util.List;

/**
 * Holds objects from objects that are dead in every way that the ledger can tell, and from living ones.
 * Lists of tagged objects, which count as no reference, keep the dead ones from the collector meanwhile.
 */
public final class DeadHolders {
  private static Tenant root;

  public static void main(String[] args) {
    chains();
    manyHolders();
    cycles();
    Expect.done();
  }

  /** Whether each holder in the heap lives, in no order. */
  private static List<Boolean> live(Object given) {
    return Refs.holdings(given).stream()
        .filter(each -> each.kind() != Kind.LOCAL)
        .map(Holding::live)
        .sorted()
        .toList();
  }

  private static Tenant holding(Object held) {
    Tenant tenant = new Tenant();
    tenant.next = held;
    return tenant;
  }

  private static void chains() {
    Tenant last = new Tenant();
    root = holding(holding(holding(last)));
    Tenant[] outside = {holding(last), holding(holding(holding(last)))};
    List<Tenant> all = Refs.tagged(Tenant.class);
    equal("by a static field or an array far up", List.of(true, true, true), live(last));
    outside[0] = null;
    equal("one is counted out", List.of(false, true, true), live(last));
    outside[1] = null;
    equal("one hangs on what is counted out", List.of(false, false, true), live(last));
    root = null;
    equal("all do", List.of(false, false, false), live(last));
    equal(
        "in words",
        true,
        Refs.holdings(last).get(0).toString().endsWith("(the holder is dead and waits for the collector)"));
    kept(outside, all);
  }

  private static void manyHolders() {
    Tenant last = new Tenant();
    Tenant[] alive = new Tenant[5];
    Tenant[] dying = new Tenant[5];
    for (int i = 0; i < alive.length; i++) {
      dying[i] = holding(holding(last));
      alive[i] = holding(holding(last));
    }
    List<Tenant> all = Refs.tagged(Tenant.class);
    for (int i = 0; i < dying.length; i++) {
      dying[i] = null;
    }
    equal("half of them", 5L, live(last).stream().filter(each -> each).count());
    equal("of all", 10, live(last).size());
    kept(alive, dying, all);
  }

  private static void cycles() {
    Tenant last = new Tenant();
    Tenant[] outside = {ring(last)};
    List<Tenant> all = Refs.tagged(Tenant.class);
    equal("in a cycle that an array holds", List.of(true), live(last));
    outside[0] = null;
    equal("in a cycle that nothing holds", List.of(false), live(last));
    kept(outside, all);
  }

  /** An array is no tagged object, so the ring closes through a tenant that holds two. */
  private static Tenant ring(Tenant last) {
    Pair pair = new Pair();
    pair.other = last;
    pair.next = holding(pair);
    return pair;
  }

  private static final class Pair extends Tenant {
    Object other;
  }
}
