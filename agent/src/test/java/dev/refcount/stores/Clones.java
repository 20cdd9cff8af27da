package dev.refcount.stores;

import static dev.refcount.forked.Expect.counts;
import static dev.refcount.forked.Expect.equal;

import dev.refcount.forked.Expect;
import java.util.ArrayList;

/** clone(): the copy's slots count as those of any other holder. */
public final class Clones {
  private static class Holder implements Cloneable {
    Probe field;
    Object[] shared;

    @Override
    public Holder clone() throws CloneNotSupportedException {
      return (Holder) super.clone();
    }
  }

  private static final class Deep extends Holder {
    private final Probe fixed;

    Deep(Probe fixed) {
      this.fixed = fixed;
    }

    @Override
    public Deep clone() throws CloneNotSupportedException {
      Deep copy = (Deep) super.clone();
      copy.shared = shared.clone();
      return copy;
    }
  }

  private static final class CloneableProbe extends Probe implements Cloneable {
    private Probe other;

    CloneableProbe copy() throws CloneNotSupportedException {
      return (CloneableProbe) clone();
    }
  }

  public static void main(String[] args) throws CloneNotSupportedException {
    arrays();
    arraysOfArrays();
    objects();
    deepObjects();
    taggedObjects();
    collections();
    notCloneable();
    Expect.done();
  }

  private static void arrays() {
    Probe probe = new Probe();
    Probe[] array = {probe, null, probe};
    Probe[] copy = array.clone();
    counts("a cloned array", probe, 0, 0, 4, 1);
    copy[0] = null;
    counts("an element of the clone null", probe, 0, 0, 3, 1);
    array[0] = array[2] = null;
    counts("the original emptied", probe, 0, 0, 1, 1);
    equal("the clone has it still", true, copy[2] == probe);
  }

  private static void arraysOfArrays() {
    Probe probe = new Probe();
    Probe[][] rows = {{probe}, {probe}};
    Probe[][] copy = rows.clone();
    counts("a clone of rows shares the rows", probe, 0, 0, 2, 1);
    copy[0] = rows[1].clone();
    counts("a row of its own", probe, 0, 0, 3, 1);
  }

  private static void objects() throws CloneNotSupportedException {
    Probe probe = new Probe();
    Holder holder = new Holder();
    holder.field = probe;
    Holder copy = holder.clone();
    counts("a cloned object", probe, 2, 0, 0, 1);
    copy.field = null;
    counts("the clone's field null", probe, 1, 0, 0, 1);
    holder.field = copy.field;
    counts("the original's field null", probe, 0, 0, 0, 1);
  }

  private static void deepObjects() throws CloneNotSupportedException {
    Probe probe = new Probe();
    Deep deep = new Deep(probe);
    deep.field = probe;
    deep.shared = new Object[] {probe};
    Deep copy = deep.clone();
    counts("a deep clone: final field, inherited field, element", probe, 4, 0, 2, 1);
    copy.shared[0] = "not a probe";
    counts("the clone's element overwritten", probe, 4, 0, 1, 1);
    equal("both final fields hold it", true, copy.fixed == deep.fixed);
  }

  private static void taggedObjects() throws CloneNotSupportedException {
    CloneableProbe probe = new CloneableProbe();
    probe.other = probe;
    CloneableProbe copy = probe.copy();
    counts("a tagged object that refers to itself, and its clone does", probe, 2, 0, 0, 1);
    counts("the clone is tagged and has counts of its own", copy, 0, 0, 0, 1);
    copy.other = copy;
    counts("the clone refers to itself", copy, 1, 0, 0, 1);
    counts("and no longer to the original", probe, 1, 0, 0, 1);
  }

  private static void collections() {
    Probe probe = new Probe();
    ArrayList<Probe> list = new ArrayList<>();
    list.add(probe);
    Object copy = list.clone();
    counts("a cloned ArrayList", probe, 0, 0, 2, 1);
    list.clear();
    counts("the original cleared", probe, 0, 0, 1, 1);
    equal("the clone has it still", true, ((ArrayList<?>) copy).contains(probe));
  }

  private static void notCloneable() {
    class Stubborn {
      private final Probe field;

      Stubborn(Probe field) {
        this.field = field;
      }

      Object copy() throws CloneNotSupportedException {
        return clone();
      }
    }
    Probe probe = new Probe();
    Stubborn stubborn = new Stubborn(probe);
    try {
      stubborn.copy();
      Expect.unreachable("a clone of what can't be cloned");
    } catch (CloneNotSupportedException e) {
      counts("after a clone that failed", stubborn.field, 1, 0, 0, 1);
    }
  }
}
