package dev.refcount.stores;

import static dev.refcount.forked.Expect.counts;
import static dev.refcount.forked.Expect.equal;
import static dev.refcount.forked.Expect.eventually;

import dev.refcount.forked.Expect;

/** Array elements: stored, overwritten, nested, passed as varargs; stores that fail. */
public final class ArrayElements {
  public static void main(String[] args) {
    storesAndOverwrites();
    initialisers();
    arraysOfArrays();
    varargs();
    wrongType();
    wrongIndex();
    noArray();
    Expect.done();
  }

  private static void storesAndOverwrites() {
    Probe[] array = new Probe[3];
    Probe first = new Probe();
    Probe second = new Probe();
    array[0] = first;
    counts("after the element store", first, 0, 0, 1, 1);
    array[0] = first;
    counts("after the same store again", first, 0, 0, 1, 1);
    array[2] = first;
    counts("in two elements", first, 0, 0, 2, 1);
    array[0] = second;
    counts("overwritten: the old one", first, 0, 0, 1, 1);
    counts("overwritten: the new one", second, 0, 0, 1, 1);
    array[0] = array[2] = null;
    counts("after null: the first", first, 0, 0, 0, 1);
    counts("after null: the second", second, 0, 0, 0, 1);
    Object[] objects = array;
    objects[1] = first;
    counts("through a variable of type Object[]", first, 0, 0, 1, 1);
    int index = 0;
    array[index++] = array[index] = second;
    counts("a chained assignment to two elements", second, 0, 0, 2, 1);
    counts("it overwrote the first", first, 0, 0, 0, 1);
  }

  private static void initialisers() {
    Probe probe = new Probe();
    Object[] array = {probe, null, probe, "not a probe"};
    counts("an array initialiser", probe, 0, 0, 2, 1);
    array[0] = "nor this";
    counts("overwritten by an object that is not tagged", probe, 0, 0, 1, 1);
  }

  private static void arraysOfArrays() {
    Probe probe = new Probe();
    Probe[][] rows = new Probe[2][2];
    rows[1][1] = probe;
    counts("in an array of arrays", probe, 0, 0, 1, 1);
    rows[0] = rows[1];
    counts("a row that is there twice is one row", probe, 0, 0, 1, 1);
    rows[0][1] = null;
    counts("set to null through the other row", probe, 0, 0, 0, 1);
    Object[] itself = {null, probe};
    itself[0] = itself;
    counts("in an array that contains itself", probe, 0, 0, 1, 1);
  }

  private static void varargs() {
    Probe probe = new Probe();
    passed(probe, probe);
    eventually("the array that varargs made is reclaimed", probe, 0, 0, 0, 1);
  }

  private static void passed(Probe... probes) {
    counts("varargs are elements", probes[0], 0, 0, 2, 1);
  }

  private static void wrongType() {
    Probe probe = new Probe();
    Object[] texts = new String[1];
    try {
      texts[0] = probe;
      Expect.unreachable("a store of the wrong type");
    } catch (ArrayStoreException e) {
      equal("the message names the class", "dev.refcount.stores.Probe", e.getMessage());
    }
    counts("after a store of the wrong type", probe, 0, 0, 0, 1);
    ClosingProbe[] closing = new ClosingProbe[1];
    ClosingProbe before = new ClosingProbe();
    closing[0] = before;
    Probe[] probes = closing;
    try {
      probes[0] = probe;
      Expect.unreachable("a store of a superclass");
    } catch (ArrayStoreException e) {
      equal("the message names the superclass", "dev.refcount.stores.Probe", e.getMessage());
    }
    counts("the element is still the one before", before, 0, 0, 1, 1);
    counts("the one refused", probe, 0, 0, 0, 1);
  }

  private static void wrongIndex() {
    Probe probe = new Probe();
    Probe[] array = {probe, probe};
    try {
      array[2] = probe;
      Expect.unreachable("a store past the end");
    } catch (ArrayIndexOutOfBoundsException e) {
      equal("the message gives the index", "Index 2 out of bounds for length 2", e.getMessage());
    }
    counts("after a store past the end", probe, 0, 0, 2, 1);
  }

  private static void noArray() {
    Probe probe = new Probe();
    Probe[] array = null;
    try {
      array[0] = probe;
      Expect.unreachable("a store into null");
    } catch (NullPointerException e) {
      equal("the helpful message names the array",
          "Cannot store to object array because \"array\" is null", e.getMessage());
    }
    counts("after a store into null", probe, 0, 0, 0, 1);
  }
}
