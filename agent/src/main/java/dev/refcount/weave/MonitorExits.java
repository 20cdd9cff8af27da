package dev.refcount.weave;

import java.util.BitSet;

/**
 * Has what is woven in wait until a monitor is released that is about to be.
 *
 * <p>The handler of a {@code synchronized} block takes the exception and releases the monitor; in class files of
 * Kotlin's compiler no handler covers the release itself. Nothing in there throws, but a hook might, as HotSpot sees
 * it, and leave the frame with the monitor held. Such a method neither C1 ("invalid parsing", c1_IR.cpp) nor C2
 * ("unbalanced monitors", parse1.cpp) compiles, ever.
 */
final class MonitorExits {
  private final BitSet waiting = new BitSet();

  MonitorExits(MethodCode code) {
    for (int i = 1; i + 1 < code.count(); i++) {
      if (code.kind(i) == MethodCode.RELEASE && !code.joins(i + 1)) {
        waiting.set(first(code, i), i + 1);
      }
    }
  }

  /** Of the instructions that only get at the monitor, and before them the store that a handler begins with. */
  private static int first(MethodCode code, int release) {
    int first = release;
    while (first > 0 && !code.joins(first) && code.kind(first - 1) == MethodCode.LOAD) {
      first--;
    }
    boolean stores = first > 0 && !code.joins(first) && code.kind(first - 1) == MethodCode.REFERENCE_STORE;
    return stores && code.isHandler(first - 1) ? first - 1 : first;
  }

  /** Whether the hooks before and behind this instruction wait for a later one. */
  boolean haveWait(int instruction) {
    return waiting.get(instruction);
  }

  /** The first instruction whose hooks have waited for this one, whose own do not; the same if there is none. */
  int firstFor(int instruction) {
    return instruction == 0 ? 0 : waiting.previousClearBit(instruction - 1) + 1;
  }
}
