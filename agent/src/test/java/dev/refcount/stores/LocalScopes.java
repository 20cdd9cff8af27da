package dev.refcount.stores;

import static dev.refcount.forked.Expect.counts;

import dev.refcount.forked.Expect;

/** Local variables: a reference counts from its store to the end of its scope, or until overwritten. */
public final class LocalScopes {
  public static void main(String[] args) {
    assigned();
    blocks();
    definiteAssignment(true);
    definiteAssignment(false);
    branches(true);
    branches(false);
    switches(1);
    switches(2);
    switchExpression("two");
    patterns(new Probe());
    conditional(true);
    Expect.done();
  }

  private static void assigned() {
    Probe probe = new Probe();
    counts("one variable", probe, 0, 0, 0, 1);
    Probe same = probe;
    counts("two variables", probe, 0, 0, 0, 2);
    Object object = same;
    counts("three, one of type Object", probe, 0, 0, 0, 3);
    same = same;
    counts("assigned to itself", probe, 0, 0, 0, 3);
    same = new Probe();
    counts("rebound: the old one", probe, 0, 0, 0, 2);
    counts("rebound: the new one", same, 0, 0, 0, 1);
    object = "not a probe";
    counts("rebound to an object that is not tagged", probe, 0, 0, 0, 1);
    Probe left, right;
    left = right = probe;
    counts("a chained assignment to two variables", probe, 0, 0, 0, 3);
    left = null;
    counts("null in one of them", probe, 0, 0, 0, 2);
    Probe swap = right;
    right = probe;
    probe = null;
    counts("moved to other variables", swap, 0, 0, 0, 2);
  }

  private static void blocks() {
    Probe probe = new Probe();
    {
      Probe inner = probe;
      counts("inside a block", probe, 0, 0, 0, 2);
      {
        Probe innermost = probe;
        counts("inside the block in it", probe, 0, 0, 0, 3);
      }
      counts("after the inner block", probe, 0, 0, 0, 2);
    }
    counts("after the outer block", probe, 0, 0, 0, 1);
    {
      String reusing = "the slot of inner";
      counts("its slot is another variable's", probe, 0, 0, 0, 1);
    }
    {
      Probe reusing = probe;
      counts("and a probe's again", probe, 0, 0, 0, 2);
    }
    counts("after the third block", probe, 0, 0, 0, 1);
  }

  private static void definiteAssignment(boolean assigned) {
    Probe probe = new Probe();
    Probe maybe;
    if (assigned) {
      maybe = probe;
      counts("assigned in a branch", probe, 0, 0, 0, 2);
    }
    counts("not definitely assigned after it, so out of scope", probe, 0, 0, 0, 1);
    maybe = probe;
    counts("assigned for good", probe, 0, 0, 0, 2);
  }

  private static void branches(boolean first) {
    Probe probe = new Probe();
    Probe either;
    if (first) {
      either = probe;
    } else {
      either = new Probe();
    }
    counts("assigned in both branches", probe, 0, 0, 0, first ? 2 : 1);
    counts("the one that was chosen", either, 0, 0, 0, first ? 2 : 1);
  }

  private static void switches(int which) {
    Probe probe = new Probe();
    switch (which) {
      case 1:
        Probe inner = probe;
        counts("in the first case", probe, 0, 0, 0, 2);
      case 2:
        counts("fallen through: not definitely assigned here", probe, 0, 0, 0, 1);
        inner = probe;
        counts("in the second case", probe, 0, 0, 0, 2);
        break;
      default:
        Expect.unreachable("the default");
    }
    counts("after the switch", probe, 0, 0, 0, 1);
  }

  private static void switchExpression(String text) {
    Probe probe = new Probe();
    Probe result = switch (text) {
      case "one" -> null;
      case "two" -> {
        Probe inner = probe;
        counts("inside a switch expression", probe, 0, 0, 0, 2);
        yield inner;
      }
      default -> new Probe();
    };
    counts("the value of a switch expression", result, 0, 0, 0, 2);
  }

  private static void patterns(Object object) {
    if (object instanceof Probe probe) {
      counts("a pattern variable beside the parameter", probe, 0, 0, 0, 2);
    }
    counts("after the scope of the pattern variable", object, 0, 0, 0, 1);
    if (!(object instanceof Probe probe)) return;
    counts("a pattern variable that outlives its if", probe, 0, 0, 0, 2);
  }

  private static void conditional(boolean yes) {
    Probe probe = new Probe();
    Probe other = yes ? probe : null;
    counts("a conditional expression", probe, 0, 0, 0, 2);
    Probe third = other == null ? null : other;
    counts("and another", probe, 0, 0, 0, 3);
    counts("one on the operand stack only", yes ? third : other, 0, 0, 0, 3);
  }
}
