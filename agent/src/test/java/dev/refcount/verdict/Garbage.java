package dev.refcount.verdict;

import dev.refcount.boot.Holder;
import dev.refcount.boot.Hooks;
import dev.refcount.boot.Node;
import dev.refcount.boot.Reaper;
import dev.refcount.boot.Rig;
import dev.refcount.boot.Rig.Counted;
import dev.refcount.boot.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;

/**
 * Some counted objects, what refers to them, and who reaches whom, told without the ledger. They are garbage once
 * their batch is judged; none of them dies before.
 */
final class Garbage {
  private static final int MOST = 7;

  final Counted[] objects;
  /** Whether one way or another the first holds the second; nobody reaches itself but on a cycle. */
  final boolean[][] reaches;
  /** By an untagged holder that died with it. */
  final boolean[] heldByHolder;
  final boolean[] heldByVariable;
  /** By what the ledger knows and the batch has not. */
  final boolean[] heldElsewhere;
  private final Object[] holders;
  private final Object[] elsewhere;
  private final Counted living = new Counted();
  private final List<int[]> edges = new ArrayList<>();

  Garbage(int size) {
    objects = new Counted[size];
    reaches = new boolean[size][size];
    heldByHolder = new boolean[size];
    heldByVariable = new boolean[size];
    heldElsewhere = new boolean[size];
    holders = new Object[size];
    elsewhere = new Object[size];
    for (int i = 0; i < size; i++) {
      objects[i] = new Counted();
      node(i);
    }
  }

  static Garbage random(Random random) {
    Garbage garbage = new Garbage(1 + random.nextInt(MOST));
    int size = garbage.objects.length;
    int edges = random.nextInt(2 * size);
    for (int i = 0; i < edges; i++) {
      garbage.store(random.nextInt(size), "left", random.nextInt(size));
      if (random.nextBoolean()) {
        garbage.store(random.nextInt(size), "right", random.nextInt(size));
      }
    }
    for (int i = 0; i < size; i++) {
      switch (random.nextInt(12)) {
        case 0 -> garbage.holdByHolder(i);
        case 1 -> garbage.holdByVariable(i);
        case 2 -> garbage.holdElsewhere(i);
        case 3 -> garbage.holdLiving(i);
        default -> { }
      }
    }
    return garbage;
  }

  void store(int from, String field, int to) {
    store(from, field, to, Rig.SITE);
  }

  /** A field is stored to once. */
  void store(int from, String field, int to, int site) {
    int slot = field.equals("left") ? 0 : 1;
    if (edges.stream().noneMatch(edge -> edge[0] == from && edge[2] == slot)) {
      edges.add(new int[] {from, to, slot});
      Rig.put(objects[from], field, objects[to], site);
      reach(from, to);
    }
  }

  private void reach(int from, int to) {
    for (int i = 0; i < objects.length; i++) {
      for (int k = 0; k < objects.length; k++) {
        if ((i == from || reaches[i][from]) && (k == to || reaches[to][k])) {
          reaches[i][k] = true;
        }
      }
    }
  }

  /** The same references, but for those from and to these. */
  Garbage without(IntPredicate gone) {
    Garbage rest = new Garbage(objects.length);
    for (int[] edge : edges) {
      if (!gone.test(edge[0]) && !gone.test(edge[1])) {
        rest.store(edge[0], edge[2] == 0 ? "left" : "right", edge[1]);
      }
    }
    return rest;
  }

  void holdByHolder(int held) {
    Rig.put(holders, held, objects[held]);
    heldByHolder[held] = true;
  }

  void holdByVariable(int held) {
    Hooks.local(null, objects[held], Rig.SITE);
    heldByVariable[held] = true;
  }

  void holdElsewhere(int held) {
    Rig.put(elsewhere, held, objects[held]);
    heldElsewhere[held] = true;
  }

  /** It holds one that is not in the batch. */
  private void holdLiving(int holder) {
    if (objects[holder].right == null) {
      Rig.put(objects[holder], "right", living);
    }
  }

  Node node(int object) {
    return Snapshot.nodeOf(objects[object]);
  }

  /** To this object, but for those from objects of which that is not true. */
  int references(int object, IntPredicate counts) {
    int references = heldByHolder[object] ? 1 : 0;
    references += heldByVariable[object] ? 1 : 0;
    references += heldElsewhere[object] ? 1 : 0;
    for (int[] edge : edges) {
      references += edge[1] == object && counts.test(edge[0]) ? 1 : 0;
    }
    return references;
  }

  /** Whether it is one of these, or held from one. */
  boolean hangsOn(int object, boolean[] some) {
    for (int i = 0; i < objects.length; i++) {
      if (some[i] && (i == object || reaches[i][object])) {
        return true;
      }
    }
    return false;
  }

  boolean hangsOnCycle(int object) {
    for (int i = 0; i < objects.length; i++) {
      if (reaches[i][i] && (i == object || reaches[i][object])) {
        return true;
      }
    }
    return false;
  }

  Node[] dead() {
    Node[] nodes = new Node[objects.length];
    for (int i = 0; i < nodes.length; i++) {
      nodes[i] = node(i);
    }
    return nodes;
  }

  HoldingGraph graph() {
    Node[] nodes = dead();
    synchronized (Reaper.class) {
      return new HoldingGraph(nodes, nodes.length);
    }
  }

  Peel peel(HoldingGraph graph) {
    Holder record = Snapshot.recordOf(holders);
    return Peel.of(graph, record == null ? new Holder[0] : new Holder[] {record});
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    edges.forEach(edge -> text.append(edge[0]).append('>').append(edge[1]).append(' '));
    for (int i = 0; i < objects.length; i++) {
      text.append(heldByHolder[i] ? "holder>" + i + " " : "")
          .append(heldByVariable[i] ? "variable>" + i + " " : "")
          .append(heldElsewhere[i] ? "elsewhere>" + i + " " : "");
    }
    return text.toString();
  }
}
