package dev.refcount.holdings;

import dev.refcount.boot.Type;
import java.util.ArrayList;
import java.util.List;

/**
 * An entry for each place in the code that stored references to objects of a class.
 *
 * <p>A walk over the ledger asks for one with each of millions of references: hence no key is made for the question,
 * and no number boxed. Not thread safe.
 */
public abstract class ByPlace<E extends ByPlace.Entry> {
  /** What is kept for one of them. */
  public abstract static class Entry {
    public final Type held;
    public final int site;
    private Entry next;

    protected Entry(Type held, int site) {
      this.held = held;
      this.site = site;
    }
  }

  private Entry[] chains = new Entry[1 << 8];
  private final List<E> entries = new ArrayList<>();

  /** Called where there is none yet. */
  protected abstract E make(Type held, int site);

  /** The entry, made now if there was none. */
  @SuppressWarnings("unchecked")
  public final E of(Type held, int site) {
    for (Entry entry = chains[home(held, site)]; entry != null; entry = entry.next) {
      if (entry.held == held && entry.site == site) {
        return (E) entry;
      }
    }
    E made = make(held, site);
    entries.add(made);
    if (entries.size() > chains.length) {
      chains = new Entry[2 * chains.length];
      for (E each : entries) {
        link(each);
      }
    } else {
      link(made);
    }
    return made;
  }

  private void link(Entry entry) {
    int home = home(entry.held, entry.site);
    entry.next = chains[home];
    chains[home] = entry;
  }

  private int home(Type held, int site) {
    // Fibonacci hashing, by the highest bits.
    int mixed = (System.identityHashCode(held) * 31 + site) * 0x9E3779B9;
    return mixed >>> Integer.numberOfLeadingZeros(chains.length - 1);
  }

  /** All entries, in the order in which they were made. */
  public final List<E> entries() {
    return entries;
  }
}
