package dev.refcount.stores;

import static dev.refcount.forked.Expect.counts;
import static dev.refcount.forked.Expect.equal;

import dev.refcount.forked.Expect;

/** Records and enums that hold probes. */
public final class Records {
  private record Pair(Probe left, Probe right) {}

  private record Checked(Probe only) {
    Checked {
      counts("in a compact constructor, before the field", only, 0, 0, 0, 2);
      Probe local = only;
      only = local == null ? new Probe() : local;
    }
  }

  private record Spelled(Object object, long number) {
    Spelled(Object object, long number) {
      this.object = object;
      this.number = number + 1;
      counts("in a canonical constructor, after the field", object, 1, 0, 0, 2);
    }
  }

  private record Generic<T>(T[] array, T value) {}

  private enum Slot {
    ONE(new Probe()),
    OTHER(new Probe()) {
      @Override
      Probe probe() {
        return null;
      }
    };

    private Probe probe;

    Slot(Probe probe) {
      this.probe = probe;
    }

    Probe probe() {
      return probe;
    }
  }

  public static void main(String[] args) {
    canonical();
    compact();
    spelledOut();
    generic();
    enums();
    Expect.done();
  }

  private static void canonical() {
    Probe probe = new Probe();
    Pair pair = new Pair(probe, null);
    counts("one component", probe, 1, 0, 0, 1);
    counts("by its accessor", pair.left(), 1, 0, 0, 1);
    Pair twice = new Pair(probe, probe);
    counts("two components of another", probe, 3, 0, 0, 1);
    equal("records are compared by their components", false, pair.equals(twice));
    Pair same = new Pair(probe, probe);
    equal("and equal ones are equal", true, twice.equals(same));
    counts("three pairs", probe, 5, 0, 0, 1);
    equal("their hash code", 31 * probe.hashCode() + probe.hashCode(), twice.hashCode());
  }

  private static void compact() {
    Probe probe = new Probe();
    Checked checked = new Checked(probe);
    counts("after a compact constructor", probe, 1, 0, 0, 1);
    equal("its component", true, checked.only() == probe);
  }

  private static void spelledOut() {
    Probe probe = new Probe();
    Spelled spelled = new Spelled(probe, 1);
    counts("after a canonical constructor", probe, 1, 0, 0, 1);
    equal("its number", 2L, spelled.number());
  }

  private static void generic() {
    Probe probe = new Probe();
    Generic<Probe> generic = new Generic<>(new Probe[] {probe, probe}, probe);
    counts("a component and elements of a component", probe, 1, 0, 2, 1);
    generic.array()[1] = null;
    counts("an element null", probe, 1, 0, 1, 1);
  }

  private static void enums() {
    counts("a field of an enum constant", Slot.ONE.probe(), 1, 0, 0, 0);
    counts("of a constant with a body", Slot.OTHER.probe, 1, 0, 0, 0);
    Probe probe = Slot.ONE.probe;
    Slot.valueOf("ONE").probe = null;
    counts("the constant's field null", probe, 0, 0, 0, 1);
    Slot.values()[1].probe = probe;
    counts("stored in another constant", probe, 1, 0, 0, 1);
  }
}
