package dev.refcount;

import dev.refcount.boot.Node;
import java.util.AbstractList;
import java.util.List;

/**
 * A list of tagged objects that is no holder: it keeps them in handles of the agent's own, which
 * neither the ledger counts nor the audit, so that asking changes no answer.
 */
public final class Held<T> extends AbstractList<T> {
  private final Handle[] handles;

  private record Handle(Object object) {}

  private Held(Handle[] handles) {
    this.handles = handles;
  }

  /** The given objects, in their order. */
  public static <T> List<T> of(List<? extends T> objects) {
    Handle[] handles = new Handle[objects.size()];
    int n = 0;
    for (T object : objects) {
      handles[n++] = new Handle(object);
    }
    return new Held<>(handles);
  }

  static <T> List<T> instances(Node[] nodes, Class<T> type) {
    Handle[] found = new Handle[nodes.length];
    int n = 0;
    for (Node node : nodes) {
      Object object = node.get();
      if (type.isInstance(object)) {
        found[n++] = new Handle(object);
      }
    }
    Handle[] exact = new Handle[n];
    System.arraycopy(found, 0, exact, 0, n);
    return new Held<>(exact);
  }

  @Override
  @SuppressWarnings("unchecked")
  public T get(int index) {
    return (T) handles[index].object;
  }

  @Override
  public int size() {
    return handles.length;
  }
}
