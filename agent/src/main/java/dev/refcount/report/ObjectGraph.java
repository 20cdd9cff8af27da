package dev.refcount.report;

import dev.refcount.boot.Holder;
import dev.refcount.boot.Kind;
import dev.refcount.boot.Node;
import dev.refcount.boot.Place;
import dev.refcount.boot.Sites;
import dev.refcount.boot.Snapshot;
import java.util.ArrayList;
import java.util.List;

/** A small ledger as a Graphviz graph of its objects: each holder, each tagged object, each slot. */
final class ObjectGraph {
  /** Of objects and of references: a picture that can still be read. */
  static final int MOST = 60;

  private record Reference(Holder holder, Node held, int slot, int site) {}

  private ObjectGraph() {}

  /** The graph, or null if the ledger is too large for one. */
  static String ofSmallLedger(String title) {
    List<Reference> references = new ArrayList<>();
    Snapshot.references(
        (holder, held, slot, site) -> {
          if (!ReportBuilder.isSelfTest(held.type()) && references.size() <= MOST) {
            references.add(new Reference(holder, held, slot, site));
          }
        });
    Node[] nodes = Snapshot.nodes();
    if (references.size() > MOST || nodes.length > MOST) {
      return null;
    }
    Graph graph = new Graph(title);
    for (Node node : nodes) {
      if (!ReportBuilder.isSelfTest(node.type())) {
        counted(graph, node);
      }
    }
    references.forEach(reference -> edge(graph, reference));
    return graph.text();
  }

  private static void edge(Graph graph, Reference reference) {
    Place place = Sites.place(reference.site);
    Object holder = reference.holder.get();
    String from =
        reference.holder instanceof Node node
            ? counted(graph, node)
            : graph.holder(reference.holder, nameOf(holder));
    String slot = holder instanceof Object[] ? "[" + reference.slot + "]" : place.slot();
    graph.edge(from, counted(graph, reference.held), 1, slot, stored(place));
  }

  private static String counted(Graph graph, Node node) {
    String locals =
        node.count(Kind.LOCAL) == 0 ? "" : ", " + node.count(Kind.LOCAL) + " of them by locals";
    return graph.counted(
        node, simple(node.type().name()), node.count() + " references" + locals);
  }

  private static String stored(Place place) {
    String line = place.line() < 0 ? "" : ":" + place.line();
    return simple(place.type()) + "." + place.method() + line;
  }

  private static String nameOf(Object holder) {
    if (holder == null) {
      return "reclaimed";
    }
    if (holder instanceof Object[] array) {
      return simple(array.getClass().getComponentType().getName()) + "[" + array.length + "]";
    }
    return holder instanceof Class<?> type
        ? "class " + simple(type.getName())
        : simple(holder.getClass().getName());
  }

  private static String simple(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
