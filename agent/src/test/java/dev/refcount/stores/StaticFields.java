package dev.refcount.stores;

import static dev.refcount.forked.Expect.counts;

import dev.refcount.forked.Expect;

/** Static fields of classes, interfaces and enums, set by code and by class initialisers. */
public final class StaticFields {
  private static Probe field;
  private static volatile Object object;

  private static class Parent {
    static Probe inherited;
  }

  private static final class Child extends Parent {
    static Probe shadowing;
  }

  private static final class Grandchild extends Middle {}

  private static class Middle extends Parent {}

  private interface Constants {
    Probe SHARED = new Probe();
    Object ALSO = SHARED;
  }

  private enum Level {
    LOW, HIGH;

    static final Probe FIRST = new Probe();
    static Probe current = FIRST;
  }

  private static final class Initialised {
    static final Probe ONE;
    static final Probe SAME;
    static Probe dropped = new Probe();

    static {
      Probe local = new Probe();
      ONE = local;
      SAME = ONE;
      counts("inside the class initialiser", local, 0, 2, 0, 1);
      dropped = null;
    }
  }

  public static void main(String[] args) {
    ofAClass();
    inherited();
    againAndAgain();
    initialised();
    Expect.done();
  }

  private static void ofAClass() {
    Probe probe = new Probe();
    field = probe;
    counts("after the static store", probe, 0, 1, 0, 1);
    field = probe;
    counts("after the same store again", probe, 0, 1, 0, 1);
    object = probe;
    counts("a second static field, of type Object", probe, 0, 2, 0, 1);
    field = new Probe();
    counts("overwritten: the old one", probe, 0, 1, 0, 1);
    counts("overwritten: the new one", field, 0, 1, 0, 0);
    object = null;
    field = null;
    counts("both null", probe, 0, 0, 0, 1);
  }

  private static void inherited() {
    Probe probe = new Probe();
    Child.inherited = probe;
    counts("a static field by the subclass's name", probe, 0, 1, 0, 1);
    Parent.inherited = probe;
    counts("the same field by the superclass's name", probe, 0, 1, 0, 1);
    Child.shadowing = probe;
    counts("a static field of the subclass", probe, 0, 2, 0, 1);
    Parent.inherited = null;
    Child.shadowing = null;
    counts("both null", probe, 0, 0, 0, 1);
  }

  /** One place in the code, which looks up once where the field is. */
  private static void againAndAgain() {
    Probe[] probes = {new Probe(), null, new Probe()};
    for (Probe probe : probes) {
      Grandchild.inherited = probe;
    }
    counts("overwritten, two classes above", probes[0], 0, 0, 1, 0);
    counts("there now", probes[2], 0, 1, 1, 0);
    Parent.inherited = null;
    counts("gone by the other name", probes[2], 0, 0, 1, 0);
  }

  private static void initialised() {
    counts("two constants of an interface", Constants.SHARED, 0, 2, 0, 0);
    counts("the second is the first", Constants.ALSO, 0, 2, 0, 0);
    counts("two static fields of an enum", Level.FIRST, 0, 2, 0, 0);
    Level.current = null;
    counts("one of them null", Level.FIRST, 0, 1, 0, 0);
    counts("set in a class initialiser", Initialised.ONE, 0, 2, 0, 0);
  }
}
