package dev.refcount.stores;

import static dev.refcount.forked.Expect.counts;
import static dev.refcount.forked.Expect.equal;

import dev.refcount.Refs;
import dev.refcount.forked.Expect;

/** Variables that the compiler makes count while they may still be read. */
public final class CompilerTemporaries {
  private static Probe last;
  private Probe field;

  public static void main(String[] args) {
    synchronizedBlock();
    synchronizedTwice();
    synchronizedAndThrown();
    new CompilerTemporaries().synchronizedMethod(new Probe());
    returnInsideFinally();
    returnOutOfABlock();
    arrayOfForEach();
    compoundAssignments();
    withoutVariables();
    Expect.done();
  }

  private static void synchronizedBlock() {
    Probe probe = new Probe();
    synchronized (probe) {
      counts("the monitor is kept for its release", probe, 0, 0, 0, 2);
    }
    counts("after the synchronized block", probe, 0, 0, 0, 1);
    synchronized (new Object()) {
      counts("another monitor", probe, 0, 0, 0, 1);
    }
  }

  private static void synchronizedTwice() {
    Probe probe = new Probe();
    synchronized (probe) {
      synchronized (probe) {
        counts("synchronized twice", probe, 0, 0, 0, 3);
      }
      counts("after the inner block", probe, 0, 0, 0, 2);
    }
    counts("after the outer block", probe, 0, 0, 0, 1);
    equal("the monitor is free", false, Thread.holdsLock(probe));
  }

  private static void synchronizedAndThrown() {
    Probe probe = new Probe();
    try {
      synchronized (probe) {
        throw new IllegalStateException();
      }
    } catch (IllegalStateException e) {
      counts("thrown out of the synchronized block", probe, 0, 0, 0, 1);
    }
    equal("the monitor is free again", false, Thread.holdsLock(probe));
  }

  private synchronized void synchronizedMethod(Probe probe) {
    field = probe;
    counts("inside a synchronized method", probe, 1, 0, 0, 1);
  }

  private static void returnInsideFinally() {
    Probe probe = new Probe();
    Probe returned = returning(probe);
    counts("the value that came back", returned, 0, 0, 0, 2);
  }

  private static Probe returning(Probe probe) {
    try {
      return probe;
    } finally {
      counts("in finally: the value waits to be returned", probe, 0, 0, 0, 3);
    }
  }

  private static void returnOutOfABlock() {
    Probe probe = new Probe();
    Probe returned = returningOutOfABlock(probe);
    counts("the value that came back", returned, 0, 0, 0, 2);
  }

  /** Found by the generator of programs, seed 124: the finally is compiled into the block. */
  private static Probe returningOutOfABlock(Probe probe) {
    try {
      Probe inner = probe;
      return inner;
    } finally {
      counts("in finally: the block's variable is still in the compiler's table", probe, 0, 0, 0, 4);
    }
  }

  private static void arrayOfForEach() {
    Object[] array = Refs.tag(new Object[] {"only"});
    for (Object each : array) {
      counts("for each copies the array's reference, around " + each, array, 0, 0, 0, 2);
    }
    counts("after the loop", array, 0, 0, 0, 1);
    Probe list = new Probe();
    Object[] holder = {array, list};
    counts("a tagged array in an array", array, 0, 0, 1, 1);
    equal("and a probe beside it", true, holder[1] == list);
  }

  /** The class file names no variable of this method, but those of others. */
  private static void withoutVariables() {
    synchronized (made()) {
      counts("a monitor that no variable has", last, 0, 1, 0, 1);
    }
    counts("after its block", last, 0, 1, 0, 0);
  }

  private static Probe made() {
    return last = new Probe();
  }

  private static void compoundAssignments() {
    Probe probe = new Probe();
    CompilerTemporaries holder = new CompilerTemporaries();
    Probe[] array = new Probe[1];
    Probe local = holder.field = array[0] = probe;
    counts("one value stored three times", local, 1, 0, 1, 2);
    String text = "";
    text += probe.rank;
    counts("after a compound assignment", probe, 1, 0, 1, 2);
    equal("its value", "0", text);
    equal("the holder's field", true, holder.field == probe);
  }
}
