package dev.refcount.verdict;

import dev.refcount.boot.Node;
import dev.refcount.boot.Reaper;
import dev.refcount.boot.Snapshot;
import java.lang.ref.WeakReference;

/**
 * What is dead by the ledger alone, without the collector.
 *
 * <p>The mirror image of the peel: a tagged object lives if something refers to it that the ledger can't
 * see through (a local variable, a static field, an untagged holder, the VM), or a tagged object that lives does.
 * The rest has count zero, or hangs on what has, or is a cycle that nothing outside holds. At rest, and
 * with containers tagged, that is exactly what the next full collection reclaims; a program in the
 * middle of a call can hold an object on its operand stack alone, which no count shows.
 */
public final class DeadSet {
  private static final int MOST_PASSES = 3;

  private final HoldingGraph graph;
  private final boolean[] live;

  private DeadSet(HoldingGraph graph) {
    this.graph = graph;
    this.live = new boolean[graph.size];
  }

  /**
   * Reads the ledger now; takes time in proportion to its size. What dies while the collector is so busy that
   * none of three readings is left alone may still look held; nothing that lives ever looks dead.
   */
  public static DeadSet now() {
    return without(null, 0);
  }

  /** What would be dead if so many local variables no longer referred to this node's object. */
  static DeadSet without(Node node, int locals) {
    for (int pass = 1; ; pass++) {
      WeakReference<Object> canary = new WeakReference<>(new Object());
      Reaper.drain();
      HoldingGraph graph;
      synchronized (Reaper.class) {
        Node[] nodes = Snapshot.nodes();
        graph = new HoldingGraph(nodes, nodes.length);
      }
      // A collection meanwhile leaves references of holders that are no longer among the nodes, and so
      // look as if they came from outside: then all is read again, unless collections are too many.
      if (pass == MOST_PASSES || !canary.refersTo(null)) {
        int number = node == null ? -1 : graph.numberOf(node);
        if (number >= 0) {
          graph.locals[number] -= locals;
        }
        DeadSet dead = new DeadSet(graph);
        dead.mark();
        return dead;
      }
    }
  }

  /** Whether the object of this node is dead; false for one tagged since. */
  public boolean contains(Node node) {
    int number = graph.numberOf(node);
    return number >= 0 && !live[number];
  }

  /** References to the object but for those from tagged objects that are dead. */
  int liveReferences(Node node) {
    int number = graph.numberOf(node);
    if (number < 0) {
      // Tagged since.
      return node.count();
    }
    int references = graph.heap[number] + graph.locals[number];
    for (int holder = 0; holder < graph.size; holder++) {
      if (!live[holder]) {
        for (int edge = graph.first[holder]; edge < graph.first[holder + 1]; edge++) {
          references -= graph.target(edge) == number ? 1 : 0;
        }
      }
    }
    return references;
  }

  private void mark() {
    int[] outside = new int[graph.size];
    for (int i = 0; i < graph.size; i++) {
      outside[i] += graph.heap[i] + graph.locals[i];
    }
    for (int edge = 0; edge < graph.first[graph.size]; edge++) {
      outside[graph.target(edge)]--;
    }
    int[] stack = new int[graph.size];
    int top = 0;
    for (int i = 0; i < graph.size; i++) {
      if (outside[i] > 0 || graph.nodes[i].isHeldByVm()) {
        live[i] = true;
        stack[top++] = i;
      }
    }
    while (top > 0) {
      int holder = stack[--top];
      for (int edge = graph.first[holder]; edge < graph.first[holder + 1]; edge++) {
        int held = graph.target(edge);
        if (!live[held]) {
          live[held] = true;
          stack[top++] = held;
        }
      }
    }
  }
}
