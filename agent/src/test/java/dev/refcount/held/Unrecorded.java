package dev.refcount.held;

import static dev.refcount.forked.Expect.equal;

import dev.refcount.Refs;
import dev.refcount.forked.Expect;
import java.util.List;
import java.util.function.Supplier;

/** Holds objects in every kind of slot to the end, where no storing line is recorded. */
public final class Unrecorded {
  private static Tenant first;
  private static final Tenant[] ARRAY = new Tenant[3];
  private static Supplier<Tenant> supplier;

  public static void main(String[] args) {
    first = new Tenant();
    first.next = new Tenant();
    ARRAY[2] = new Tenant();
    supplier = capturing(new Tenant());
    List<String> path = Refs.path(first.next);
    equal("way up", "field Tenant.next of dev.refcount.held.Tenant", path.get(0));
    equal("to the root", "static field Unrecorded.first", path.get(1));
    equal("not by the ledger alone", "element [2] of an array", Refs.path(ARRAY[2]).get(0));
    equal("lambda", "captured by lambda", Refs.holdings(supplier.get()).get(0).slot());
    whose(new Tenant());
    Expect.done();
  }

  /** It was held for ever, so that each test failed. */
  private static void whose(Tenant tenant) {
    try {
      Refs.releasedElsewhere(tenant);
      Expect.unreachable("whose variable it is");
    } catch (IllegalStateException expected) {
      equal(
          "whose variable it is",
          "sites=off does not tell whose local variables refer to the object; start the agent with sites=line",
          expected.getMessage());
    }
  }

  private static Supplier<Tenant> capturing(Tenant tenant) {
    return () -> tenant;
  }
}
