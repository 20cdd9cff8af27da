package dev.refcount.boot;

/**
 * Looks upwards from a tagged object for something that holds it and that the ledger can't see through: a local
 * variable, a static field, the VM itself, an object that is not tagged. Mostly that is near, and the whole ledger need
 * not be read.
 */
public final class Outside {
  private Outside() {}

  /**
   * Whether such a one was found, which proves that the object is not dead by the ledger; that none was found proves
   * nothing.
   *
   * @param locals so many of the local variables that refer to the object itself are not to count
   * @param most how many objects, it among them, whose holders are searched for; each takes time in proportion to the
   *     ledger's size, some milliseconds for ten million records
   */
  public static boolean holds(Node node, int locals, int most) {
    if (isRooted(node, locals)) {
      return true;
    }
    Search search = new Search(most);
    search.add(node);
    for (int i = 0; i < search.size && !search.found; i++) {
      Snapshot.referencesTo(search.seen[i], search);
    }
    return search.found;
  }

  /** Whether a local variable or a static field refers to the object, which its counts tell, or the VM itself. */
  public static boolean isRooted(Node node) {
    return isRooted(node, 0);
  }

  private static boolean isRooted(Node node, int locals) {
    return node.count(Kind.LOCAL) > locals || node.count(Kind.STATIC) > 0 || node.isHeldByVm();
  }

  private static final class Search implements Snapshot.HolderVisitor {
    final Node[] seen;
    int size;
    boolean found;

    Search(int most) {
      seen = new Node[most];
    }

    @Override
    public void held(Holder holder, int slot, int site, int thread) {
      // Those seen are asked already, the first of them without the local variables that are not to count.
      if (found || holder.refersTo(null) || isSeen(holder)) {
        return;
      }
      if (holder instanceof Node && !isRooted((Node) holder)) {
        add((Node) holder);
      } else {
        found = true;
      }
    }

    private boolean isSeen(Holder holder) {
      for (int i = 0; i < size; i++) {
        if (seen[i] == holder) {
          return true;
        }
      }
      return false;
    }

    void add(Node node) {
      if (size < seen.length) {
        seen[size++] = node;
      }
    }
  }
}
