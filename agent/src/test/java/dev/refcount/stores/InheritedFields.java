package dev.refcount.stores;

import static dev.refcount.forked.Expect.counts;

import dev.refcount.forked.Expect;

/** Fields of superclasses: reached through the subclass, shadowed by it, stored from its constructor. */
public final class InheritedFields {
  private static class Base {
    Probe inherited;
    protected Probe shadowed;

    void shadow(Probe probe) {
      shadowed = probe;
    }
  }

  private static class Middle extends Base {
    Probe shadowed;
  }

  private static final class Derived extends Middle {
    Probe shadowed;

    void all(Probe probe) {
      inherited = probe;
      shadowed = probe;
      super.shadowed = probe;
      ((Base) this).shadowed = probe;
    }
  }

  /** A constructor that calls a method which the subclass overrides, before that one is initialised. */
  private abstract static class Calling {
    Calling(Probe probe) {
      accept(probe);
    }

    abstract void accept(Probe probe);
  }

  private static final class Initialising extends Calling {
    private Probe kept;
    private Probe overwritten = null;

    Initialising(Probe probe) {
      super(probe);
    }

    @Override
    void accept(Probe probe) {
      kept = probe;
      overwritten = probe;
      // The subclass constructor's own parameter is not held while super(…) runs, as for this(…).
      counts("inside the call from the super constructor", probe, 2, 0, 0, 3);
    }
  }

  public static void main(String[] args) {
    inherited();
    shadowed();
    calledFromSuperConstructor();
    Expect.done();
  }

  private static void inherited() {
    Derived derived = new Derived();
    Probe probe = new Probe();
    derived.inherited = probe;
    counts("an inherited field, by the subclass's name", probe, 1, 0, 0, 1);
    ((Base) derived).inherited = probe;
    counts("the same field, by the superclass's name", probe, 1, 0, 0, 1);
    derived.inherited = null;
    counts("the inherited field null", probe, 0, 0, 0, 1);
  }

  private static void shadowed() {
    Derived derived = new Derived();
    Probe probe = new Probe();
    derived.shadowed = probe;
    counts("the field of the subclass", probe, 1, 0, 0, 1);
    ((Middle) derived).shadowed = probe;
    counts("the one it shadows too", probe, 2, 0, 0, 1);
    derived.shadow(probe);
    counts("the one that shadows too", probe, 3, 0, 0, 1);
    derived.shadowed = null;
    counts("the field of the subclass null", probe, 2, 0, 0, 1);
    derived.all(probe);
    counts("all of them and the inherited one", probe, 4, 0, 0, 1);
    derived.all(null);
    counts("all of them null", probe, 0, 0, 0, 1);
  }

  private static void calledFromSuperConstructor() {
    Probe probe = new Probe();
    Initialising holder = new Initialising(probe);
    counts("one field was overwritten by its initialiser", probe, 1, 0, 0, 1);
    holder.kept = null;
    counts("the other one null", probe, 0, 0, 0, 1);
  }
}
