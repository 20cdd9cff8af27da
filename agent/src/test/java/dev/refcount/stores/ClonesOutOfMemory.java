package dev.refcount.stores;

import static dev.refcount.forked.Expect.equal;
import static dev.refcount.forked.Expect.eventually;

import dev.refcount.Refs;
import dev.refcount.forked.Expect;
import java.lang.ref.Reference;
import java.util.List;

/**
 * Clones are made until not one more fits: for the records of the last of them there is no memory either. Runs in a JVM
 * of its own with a small heap.
 */
public final class ClonesOutOfMemory implements Cloneable {
  /** More than there is room for slots that wait to be counted. */
  private static final int LENGTH = 20_000;

  private static final int MOST = 1 << 16;

  private Probe one;
  private Probe other;

  public static void main(String[] arguments) throws CloneNotSupportedException {
    Probe probe = new Probe();
    // What that loads is not to be loaded without memory.
    eventually("before there is a clone", probe, 0, 0, 0, 1);
    // Where the last clone finds room, and its record none, is not known.
    for (int reserve = 100_000; reserve < 500_000; reserve += 100_000) {
      arrays(probe, reserve);
    }
    objects(probe);
    equal("drifts", List.of(), Refs.audit().drifts());
    Expect.done();
  }

  private static void arrays(Probe probe, int reserve) {
    Probe[] original = new Probe[LENGTH];
    for (int i = 0; i < LENGTH; i++) original[i] = probe;
    Object[] clones = new Object[MOST];
    int made = 0;
    exhaust(new byte[reserve]);
    try {
      for (; made < MOST; made++) clones[made] = original.clone();
    } catch (OutOfMemoryError full) {
      FullHeap.empty();
    }
    equal("arrays were cloned till memory ran out", true, made > 0 && made < MOST);
    eventually("their elements", probe, 0, 0, LENGTH * (made + 1), 2);
    Expect.kept(original, clones);
  }

  private static void objects(Probe probe) throws CloneNotSupportedException {
    ClonesOutOfMemory original = new ClonesOutOfMemory();
    original.one = probe;
    original.other = probe;
    Object[] clones = new Object[MOST];
    int made = 0;
    exhaust(new byte[1 << 12]);
    try {
      for (; made < MOST; made++) clones[made] = original.clone();
    } catch (OutOfMemoryError full) {
      FullHeap.empty();
    }
    equal("objects were cloned till memory ran out", true, made > 1 && made < MOST);
    eventually("their fields", probe, 2 * (made + 1), 0, 0, 2);
    Expect.kept(original, clones);
  }

  /** Fills the memory, but for what the array takes. */
  private static void exhaust(byte[] reserve) {
    FullHeap.fill();
    Reference.reachabilityFence(reserve);
  }
}
