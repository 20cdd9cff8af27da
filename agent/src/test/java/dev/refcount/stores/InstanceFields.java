package dev.refcount.stores;

import static dev.refcount.forked.Expect.counts;
import static dev.refcount.forked.Expect.equal;

import dev.refcount.forked.Expect;

/** Instance fields: stored, stored again, overwritten, set to null; of any declared type. */
public final class InstanceFields {
  private static final class Holder<T> {
    private Probe field;
    private volatile Probe shared;
    private Object object;
    private T generic;
    private final Probe fixed;

    Holder(Probe fixed) {
      this.fixed = fixed;
    }
  }

  private static final class Linked extends Probe {
    private Linked next;
  }

  public static void main(String[] args) {
    counts("a new object on the operand stack", new Probe(), 0, 0, 0, 0);
    storesAndOverwrites();
    declaredTypes();
    finalFields();
    severalHolders();
    cycles();
    nullHolder();
    Expect.done();
  }

  private static void storesAndOverwrites() {
    Holder<Probe> holder = new Holder<>(null);
    Probe first = new Probe();
    Probe second = new Probe();
    counts("before the field store", first, 0, 0, 0, 1);
    holder.field = first;
    counts("after the field store", first, 1, 0, 0, 1);
    holder.field = first;
    counts("after the same store again", first, 1, 0, 0, 1);
    holder.field = second;
    counts("overwritten: the old one", first, 0, 0, 0, 1);
    counts("overwritten: the new one", second, 1, 0, 0, 1);
    holder.field = null;
    counts("after null", second, 0, 0, 0, 1);
    holder.field = holder.shared = first;
    counts("a chained assignment to two fields", first, 2, 0, 0, 1);
    holder.shared = null;
    counts("after null in the volatile field", first, 1, 0, 0, 1);
  }

  private static void declaredTypes() {
    Holder<Probe> holder = new Holder<>(null);
    Probe probe = new ClosingProbe();
    holder.object = probe;
    counts("a field of type Object", probe, 1, 0, 0, 1);
    holder.generic = probe;
    counts("a field of a type variable", probe, 2, 0, 0, 1);
    holder.object = "not a probe";
    counts("overwritten by an object that is not tagged", probe, 1, 0, 0, 1);
    holder.generic = null;
    counts("no field left", probe, 0, 0, 0, 1);
  }

  private static void finalFields() {
    Probe probe = new Probe();
    Holder<Probe> holder = new Holder<>(probe);
    counts("a final field set in the constructor", probe, 1, 0, 0, 1);
    equal("the final field is that probe", true, holder.fixed == probe);
  }

  private static void severalHolders() {
    Probe probe = new Probe();
    Holder<Probe> left = new Holder<>(probe);
    Holder<Probe> right = new Holder<>(probe);
    left.field = right.field = probe;
    counts("two fields of two holders", probe, 4, 0, 0, 1);
    left.field = null;
    counts("one of them null", probe, 3, 0, 0, 1);
    equal("both are still held", true, left.fixed == right.fixed && right.field == probe);
  }

  private static void cycles() {
    Linked one = new Linked();
    Linked two = new Linked();
    one.next = one;
    counts("an object that refers to itself", one, 1, 0, 0, 1);
    one.next = two;
    two.next = one;
    counts("a cycle of two: the first", one, 1, 0, 0, 1);
    counts("a cycle of two: the second", two, 1, 0, 0, 1);
    one.next = null;
    counts("the cycle cut", two, 0, 0, 0, 1);
  }

  private static void nullHolder() {
    Probe probe = new Probe();
    Holder<Probe> holder = null;
    try {
      holder.field = probe;
      Expect.unreachable("a store into null");
    } catch (NullPointerException e) {
      equal("the helpful message names the local",
          "Cannot assign field \"field\" because \"holder\" is null", e.getMessage());
    }
    counts("after a store into null", probe, 0, 0, 0, 1);
  }
}
