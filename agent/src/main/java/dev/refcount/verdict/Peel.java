package dev.refcount.verdict;

import dev.refcount.boot.Holder;

/**
 * The verdicts on the dead of one batch.
 *
 * <p>Peeled from the objects with count zero (Kahn, "Topological sorting of large networks", CACM 1962):
 * what an object held counts no more once it is peeled itself. Then the references of untagged holders
 * that died too are taken away, then those of local variables, each time peeling on; what is left is in
 * cycles or held from them, unless it has references that nothing in the batch accounts for.
 */
final class Peel {
  private final HoldingGraph graph;
  private final int[] left;
  private final Verdict[] verdicts;
  /** When counting alone would have freed it, in milliseconds of the clock. */
  private final int[] zeroTimes;

  private final int[] stack;
  private int top;
  /** How many have no verdict yet. */
  private int unjudged;
  private boolean cyclic;
  private boolean unexplained;

  private Peel(HoldingGraph graph) {
    this.graph = graph;
    this.left = new int[graph.size];
    this.verdicts = new Verdict[graph.size];
    this.zeroTimes = new int[graph.size];
    this.stack = new int[graph.size];
    this.unjudged = graph.size;
    for (int i = 0; i < graph.size; i++) {
      left[i] = graph.heap[i] + graph.locals[i];
      zeroTimes[i] = graph.nodes[i].dropTime();
    }
  }

  /** The untagged holders died with the objects of the graph. */
  static Peel of(HoldingGraph graph, Holder[] untagged) {
    Peel peel = new Peel(graph);
    peel.free(Verdict.COUNTED_OUT, Verdict.CASCADE);
    graph.subtract(untagged, peel.left);
    peel.free(Verdict.WITH_HOLDER, Verdict.WITH_HOLDER);
    for (int i = 0; i < graph.size; i++) {
      if (peel.verdicts[i] == null) {
        peel.left[i] -= graph.locals[i];
      }
    }
    peel.free(Verdict.LIVE_VARIABLE, Verdict.LIVE_VARIABLE);
    int[] unseen = peel.subtractUnseen();
    peel.free(Verdict.UNEXPLAINED, Verdict.UNEXPLAINED);
    for (int i = 0; peel.unjudged > 0 && i < graph.size; i++) {
      if (peel.verdicts[i] == null) {
        // Also held in a cycle, or from one: the others of it may be explained, this one is not.
        boolean explained = unseen[i] <= 0;
        peel.verdicts[i] = explained ? Verdict.CYCLE : Verdict.UNEXPLAINED;
        peel.unjudged--;
        peel.cyclic |= explained;
      }
    }
    return peel;
  }

  /** Whether something refers to any that nothing in the batch accounts for. */
  boolean isUnexplained() {
    return unexplained;
  }

  /** Whether any is in a cycle, or held from one. */
  boolean isCyclic() {
    return cyclic;
  }

  Verdict verdict(int node) {
    return verdicts[node];
  }

  /** For what was counted out or cascaded. */
  int zeroTime(int node) {
    return zeroTimes[node];
  }

  /** Peels what nothing refers to any more, and what that held. */
  private void free(Verdict now, Verdict next) {
    for (int i = 0; unjudged > 0 && i < graph.size; i++) {
      if (verdicts[i] == null && left[i] <= 0) {
        judge(i, now);
      }
    }
    while (top > 0) {
      int holder = stack[--top];
      for (int edge = graph.first[holder]; edge < graph.first[holder + 1]; edge++) {
        int held = graph.target(edge);
        if (verdicts[held] == null) {
          // By their difference: after 25 days the clock is negative.
          if (zeroTimes[holder] - zeroTimes[held] > 0) {
            zeroTimes[held] = zeroTimes[holder];
          }
          if (--left[held] <= 0) {
            judge(held, next);
          }
        }
      }
    }
  }

  private void judge(int node, Verdict verdict) {
    verdicts[node] = verdict;
    unjudged--;
    stack[top++] = node;
  }

  /** Takes away the references that no object left in the batch has: those of a holder that the ledger never saw. */
  private int[] subtractUnseen() {
    if (unjudged == 0) {
      // Nobody asks.
      return left;
    }
    int[] unseen = left.clone();
    for (int i = 0; i < graph.size; i++) {
      if (verdicts[i] == null) {
        for (int edge = graph.first[i]; edge < graph.first[i + 1]; edge++) {
          unseen[graph.target(edge)]--;
        }
      }
    }
    for (int i = 0; i < graph.size; i++) {
      if (verdicts[i] == null && unseen[i] > 0) {
        unexplained = true;
        left[i] -= unseen[i];
      }
    }
    return unseen;
  }
}
