package dev.refcount.verdict;

import dev.refcount.Cycle;
import dev.refcount.Site;
import dev.refcount.boot.Node;
import dev.refcount.boot.Place;
import dev.refcount.boot.Sites;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Says of one component what it was made of, what closed it, and what let go of it last. */
final class CycleReader {
  private final HoldingGraph graph;

  CycleReader(HoldingGraph graph) {
    this.graph = graph;
  }

  Cycle read(int[] component) {
    Set<String> classes = new TreeSet<>();
    long size = 0;
    Node droppedLast = graph.nodes[component[0]];
    for (int member : component) {
      Node node = graph.nodes[member];
      classes.add(String.valueOf(node.type().name()));
      size += node.type().instanceBytes();
      if (node.dropSite() != 0
          && (droppedLast.dropSite() == 0 || node.dropTime() - droppedLast.dropTime() >= 0)) {
        droppedLast = node;
      }
    }
    return new Cycle(
        new ArrayList<>(classes),
        component.length,
        size,
        site(closing(component)),
        site(droppedLast.dropSite()));
  }

  /**
   * The site of the latest store inside the component. An object remembers its latest store only, which
   * may have gone elsewhere: so it counts if one of its references inside was stored there.
   */
  private int closing(int[] component) {
    Set<Integer> members = new HashSet<>();
    for (int member : component) {
      members.add(member);
    }
    int closing = 0;
    int latest = Integer.MIN_VALUE;
    for (int member : component) {
      Node node = graph.nodes[member];
      for (int edge = graph.first[member]; edge < graph.first[member + 1]; edge++) {
        if (members.contains(graph.target(edge))) {
          int order =
              node.closeSite() == graph.site(edge) ? node.closeOrder() : Integer.MIN_VALUE;
          if (closing == 0 || order > latest) {
            closing = graph.site(edge);
            latest = order;
          }
        }
      }
    }
    return closing;
  }

  static Site site(int number) {
    if (number <= 0) {
      return null;
    }
    Place place = Sites.place(number);
    return place.isRecorded()
        ? new Site(place.type(), place.method(), place.file(), place.line())
        : null;
  }
}
