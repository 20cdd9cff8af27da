package dev.refcount.stores;

import static dev.refcount.forked.Expect.counts;
import static dev.refcount.forked.Expect.equal;

import dev.refcount.forked.Expect;

/** System.arraycopy: apart, overlapping either way, onto itself, and stopped half-way. */
public final class SystemArraycopy {
  public static void main(String[] args) throws Exception {
    apart();
    overwriting();
    overlappingUpwards();
    overlappingDownwards();
    ontoItself();
    stoppedHalfWay();
    refused();
    primitives();
    throughAMethodReference();
    Expect.done();
  }

  private static void apart() {
    Probe probe = new Probe();
    Probe[] from = {null, probe, probe};
    Object[] to = new Object[4];
    System.arraycopy(from, 1, to, 2, 2);
    counts("copied to another array", probe, 0, 0, 4, 1);
    System.arraycopy(from, 0, to, 0, 0);
    counts("nothing copied", probe, 0, 0, 4, 1);
    System.arraycopy(to, 0, from, 0, 2);
    counts("nulls copied back over one of them", probe, 0, 0, 3, 1);
  }

  private static void overwriting() {
    Probe old = new Probe();
    Probe other = new Probe();
    Probe[] from = {other, null, other};
    Probe[] to = {old, old, old, old};
    System.arraycopy(from, 0, to, 1, 3);
    counts("overwritten: the old one", old, 0, 0, 1, 1);
    counts("overwritten: the new one", other, 0, 0, 4, 1);
    System.arraycopy(new Object[] {"not a probe", null}, 1, to, 0, 1);
    counts("overwritten by null", old, 0, 0, 0, 1);
  }

  private static void overlappingUpwards() {
    Probe a = new Probe();
    Probe b = new Probe();
    Probe[] array = {a, b, null, null};
    System.arraycopy(array, 0, array, 1, 3);
    counts("moved up by one: the first is there twice", a, 0, 0, 2, 1);
    counts("moved up by one: the second", b, 0, 0, 1, 1);
    equal("their places", true, array[0] == a && array[1] == a && array[2] == b && array[3] == null);
  }

  private static void overlappingDownwards() {
    Probe a = new Probe();
    Probe b = new Probe();
    Probe[] array = {a, b, null, b};
    System.arraycopy(array, 1, array, 0, 3);
    counts("moved down by one: the first is gone", a, 0, 0, 0, 1);
    counts("moved down by one: the last is there twice", b, 0, 0, 3, 1);
  }

  private static void ontoItself() {
    Probe probe = new Probe();
    Object[] array = {probe, "not a probe", probe};
    System.arraycopy(array, 0, array, 0, 3);
    counts("onto itself", probe, 0, 0, 2, 1);
  }

  private static void stoppedHalfWay() {
    Probe copied = new Probe();
    Probe kept = new Probe();
    Object[] from = {copied, "not a probe", copied};
    Probe[] to = {kept, kept, kept};
    try {
      System.arraycopy(from, 0, to, 0, 3);
      Expect.unreachable("a copy of the wrong type");
    } catch (ArrayStoreException e) {
      equal("the message names the element's class and the array's",
          "arraycopy: element type mismatch: can not cast one of the elements of java.lang.Object[]"
              + " to the type of the destination array, dev.refcount.stores.Probe", e.getMessage());
    }
    counts("copied before the exception", copied, 0, 0, 3, 1);
    counts("not yet overwritten", kept, 0, 0, 2, 1);
  }

  private static void refused() {
    Probe probe = new Probe();
    Probe[] array = {probe, probe};
    try {
      System.arraycopy(array, 0, array, 1, 2);
      Expect.unreachable("a copy past the end");
    } catch (ArrayIndexOutOfBoundsException e) {
      equal("the message", "arraycopy: last destination index 3 out of bounds for object array[2]",
          e.getMessage());
    }
    try {
      System.arraycopy(array, 0, null, 0, 1);
      Expect.unreachable("a copy into null");
    } catch (NullPointerException e) {
      equal("no message", null, e.getMessage());
    }
    try {
      System.arraycopy(array, 0, new int[2], 0, 1);
      Expect.unreachable("a copy into an int array");
    } catch (ArrayStoreException e) {
      equal("the message", "arraycopy: type mismatch: can not copy object array[] into int[]",
          e.getMessage());
    }
    counts("after three refused copies", probe, 0, 0, 2, 1);
  }

  private static void primitives() {
    int[] from = {1, 2, 3};
    int[] to = new int[3];
    System.arraycopy(from, 0, to, 0, 3);
    equal("primitive arrays are copied", 3, to[2]);
  }

  /** The copy is made by a class that no transformer sees. */
  private static void throughAMethodReference() {
    interface Copier {
      void copy(Object from, int start, Object to, int at, int length);
    }
    Probe probe = new Probe();
    Probe[] from = {probe};
    Probe[] to = new Probe[1];
    Copier copier = System::arraycopy;
    copier.copy(from, 0, to, 0, 1);
    counts("copied through a method reference", probe, 0, 0, 2, 1);
  }
}
