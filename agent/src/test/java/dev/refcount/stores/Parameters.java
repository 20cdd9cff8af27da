package dev.refcount.stores;

import static dev.refcount.forked.Expect.counts;
import static dev.refcount.forked.Expect.equal;

import dev.refcount.forked.Expect;

/** Parameters count for the whole method, {@code this} never does; calls nest and recurse. */
public final class Parameters {
  private final String seen;

  private Parameters(long before, Probe probe, double between, Probe same) {
    counts("two parameters of a constructor", probe, 0, 0, 0, same == probe ? 3 : 2);
    seen = before + " " + between;
  }

  public static void main(String[] args) {
    Probe probe = new Probe();
    one(probe);
    counts("after the call", probe, 0, 0, 0, 1);
    mixed(1, probe, 2, probe, 'c', 3f, probe);
    counts("after mixed parameters", probe, 0, 0, 0, 1);
    equal("numbers of a constructor", "1 2.0", new Parameters(1, probe, 2, probe).seen);
    counts("after the constructor", probe, 0, 0, 0, 1);
    new Parameters(0, probe, 0, null).instance(probe, 7);
    counts("after the instance method", probe, 0, 0, 0, 1);
    reassigned(probe, new Probe());
    counts("after reassigning the parameter", probe, 0, 0, 0, 1);
    descend(probe, 5);
    counts("after the recursion", probe, 0, 0, 0, 1);
    counts("what a method returns", same(probe), 0, 0, 0, 1);
    counts("a new object that a method returns", made(), 0, 0, 0, 0);
    one(new Probe(), 1);
    nested(probe);
    counts("after the nested calls", probe, 0, 0, 0, 1);
    new Itself().alone();
    Expect.done();
  }

  private static void one(Probe probe) {
    counts("a parameter beside the caller's variable", probe, 0, 0, 0, 2);
    Probe local = probe;
    counts("and a variable", probe, 0, 0, 0, 3);
  }

  private static void one(Probe probe, int locals) {
    counts("an argument that only the operand stack held", probe, 0, 0, 0, locals);
  }

  private static void mixed(long a, Probe b, double c, Object d, char e, float f, Probe g) {
    counts("three of seven parameters", b, 0, 0, 0, 4);
    equal("the numbers between them", "1 2.0 c 3.0", a + " " + c + " " + e + " " + f);
    counts("the last parameter is the first", g, 0, 0, 0, d == b ? 4 : 0);
  }

  private void instance(Probe probe, long number) {
    counts("a parameter of an instance method", probe, 0, 0, 0, 2);
    equal("the number after it", 7L, number);
  }

  private static void reassigned(Probe probe, Probe other) {
    Probe kept = probe;
    probe = other;
    counts("reassigned: what it was", kept, 0, 0, 0, 2);
    counts("reassigned: what it is", probe, 0, 0, 0, 2);
    other = null;
    counts("the other parameter null", probe, 0, 0, 0, 1);
    probe = kept;
    counts("the first one back", probe, 0, 0, 0, 3);
    if (probe == kept) return;
    Expect.unreachable("behind the return");
  }

  private static void descend(Probe probe, int depth) {
    if (depth > 0) descend(probe, depth - 1);
    counts("recursion, " + depth + " frames further down have returned", probe, 0, 0, 0, 7 - depth);
  }

  private static Probe same(Probe probe) {
    counts("in the method that returns it", probe, 0, 0, 0, 2);
    return probe;
  }

  private static Probe made() {
    Probe probe = new Probe();
    return probe;
  }

  private static void nested(Probe probe) {
    Probe result = same(same(probe, probe), probe);
    counts("calls within calls", probe, 0, 0, 0, result == probe ? 3 : 0);
  }

  private static Probe same(Probe probe, Probe again) {
    counts("two parameters, two frames below", probe, 0, 0, 0, 4);
    return again;
  }

  private static final class Itself extends Probe {
    void alone() {
      counts("this is not counted", this, 0, 0, 0, 0);
      Object self = this;
      counts("a variable that is this", this, 0, 0, 0, 1);
    }
  }
}
