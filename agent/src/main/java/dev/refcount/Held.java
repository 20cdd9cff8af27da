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
    return new Held<>(resized(found, n));
  }

  /** For the agent: gathers objects, of which some may be null and are left out. */
  public static final class Gathering {
    private Handle[] handles = new Handle[16];
    private int size;

    public void add(Object object) {
      if (object == null) {
        return;
      }
      if (size == handles.length) {
        handles = resized(handles, 2 * size);
      }
      handles[size++] = new Handle(object);
    }

    public List<Object> list() {
      return new Held<>(resized(handles, size));
    }
  }

  private static Handle[] resized(Handle[] handles, int length) {
    Handle[] copy = new Handle[length];
    System.arraycopy(handles, 0, copy, 0, Math.min(handles.length, length));
    return copy;
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
