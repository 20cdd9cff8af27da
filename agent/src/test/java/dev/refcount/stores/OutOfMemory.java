package dev.refcount.stores;

import static dev.refcount.forked.Expect.equal;
import static dev.refcount.forked.Expect.eventually;

import dev.refcount.Refs;
import dev.refcount.forked.Expect;
import java.util.List;

/**
 * Memory may run out anywhere, the agent's own code included: what was stored then is counted later.
 * Runs in a JVM of its own with a small heap.
 */
public final class OutOfMemory {
  /** Each store without memory makes the VM collect some times before it gives up. */
  private static final int HOLDERS = 30;

  private Probe field;

  public static void main(String[] args) {
    OutOfMemory[] holders = new OutOfMemory[HOLDERS];
    for (int i = 0; i < HOLDERS; i++) holders[i] = new OutOfMemory();
    Object[] elements = new Object[HOLDERS];
    Probe first = new Probe();
    Probe second = new Probe();
    Probe[] probes = {first, second};
    for (int round = 0; round < 3; round++) {
      store(holders, elements, probes[round % 2]);
    }
    equal("memory ran out in each round", 3, FullHeap.times());
    eventually("a field and an element of each holder", first, HOLDERS, 0, HOLDERS + 1, 1);
    eventually("the other's were overwritten", second, 0, 0, 1, 1);
    equal("drifts", List.of(), Refs.audit().drifts());
    equal("and they do hold it", true, holders[7].field == first && elements[7] == first);
    Expect.kept(holders, elements, probes);
    Expect.done();
  }

  /** The memory is full when the stores are made: to holders, most of them, that have no record yet. */
  private static void store(OutOfMemory[] holders, Object[] elements, Probe probe) {
    FullHeap.fill();
    for (int i = 0; i < HOLDERS; i++) {
      holders[i].field = probe;
      elements[i] = probe;
    }
    FullHeap.empty();
  }
}
