package dev.refcount.verdict;

import dev.refcount.Cycle;
import dev.refcount.Site;
import dev.refcount.boot.Node;
import dev.refcount.boot.Place;
import dev.refcount.boot.Sites;
import dev.refcount.boot.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Says of one component what it was made of, what closed it, and what let go of it last. */
final class CycleReader {
  private final HoldingGraph graph;
  /** By number, while its component is read. */
  private final boolean[] inside;

  CycleReader(HoldingGraph graph) {
    this.graph = graph;
    this.inside = new boolean[graph.size];
  }

  Cycle read(int[] component) {
    Set<Type> types = new HashSet<>();
    long size = 0;
    Node droppedLast = graph.nodes[component[0]];
    for (int member : component) {
      Node node = graph.nodes[member];
      types.add(node.type());
      size += node.type().instanceBytes();
      if (node.dropSite() != 0
          && (droppedLast.dropSite() == 0 || node.dropTime() - droppedLast.dropTime() >= 0)) {
        droppedLast = node;
      }
    }
    Set<String> classes = new TreeSet<>();
    for (Type type : types) {
      classes.add(String.valueOf(type.name()));
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
    mark(component, true);
    int closing = 0;
    int latest = Integer.MIN_VALUE;
    for (int member : component) {
      Node node = graph.nodes[member];
      for (int edge = graph.first[member]; edge < graph.first[member + 1]; edge++) {
        if (inside[graph.target(edge)]) {
          int order =
              node.closeSite() == graph.site(edge) ? node.closeOrder() : Integer.MIN_VALUE;
          if (closing == 0 || order > latest) {
            closing = graph.site(edge);
            latest = order;
          }
        }
      }
    }
    mark(component, false);
    return closing;
  }

  private void mark(int[] component, boolean isInside) {
    for (int member : component) {
      inside[member] = isInside;
    }
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
