package dev.refcount.holdings;

import dev.refcount.Event;
import dev.refcount.Held;
import dev.refcount.Holders;
import dev.refcount.Holding;
import dev.refcount.Kind;
import dev.refcount.Site;
import dev.refcount.boot.Holder;
import dev.refcount.boot.Node;
import dev.refcount.boot.OwnWork;
import dev.refcount.boot.Place;
import dev.refcount.boot.Sites;
import dev.refcount.boot.Snapshot;
import dev.refcount.boot.ThreadLog;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Answers from the records who holds an object. */
public final class HolderSearch implements Holders {
  private static final Kind[] KINDS = Kind.values();

  private final DumpPath dump;
  private final Supplier<Predicate<Node>> allDead;

  /**
   * @param dump is asked where the ledger does not lead to a root
   * @param allDead reads the whole ledger: which of its objects are dead
   */
  public HolderSearch(DumpPath dump, Supplier<Predicate<Node>> allDead) {
    this.dump = dump;
    this.allDead = allDead;
  }

  @Override
  public List<Holding> holdings(Object object) {
    return holdings().apply(object);
  }

  @Override
  public Function<Object, List<Holding>> holdings() {
    Liveness liveness = new Liveness(allDead);
    return object -> holdings(object, liveness);
  }

  private static List<Holding> holdings(Object object, Liveness liveness) {
    Node node = Snapshot.nodeOf(object);
    List<Holding> found = new ArrayList<>();
    Snapshot.referencesTo(
        node,
        (record, slot, site, thread) -> {
          Object holder = record.get();
          if (holder != null) {
            found.add(inHeap(record, holder, slot, site, thread, liveness));
          }
        });
    locals(node, found);
    return Held.of(found);
  }

  private static Holding inHeap(
      Holder record, Object holder, int slot, int site, int thread, Liveness liveness) {
    Kind kind = KINDS[record.kindOf(slot)];
    Place place = site == 0 ? null : Sites.place(site);
    return new Holding(
        kind,
        holder,
        SlotWords.of(kind, holder, slot, place),
        siteOf(place),
        ThreadWords.of(thread == 0 ? null : ThreadLog.named(thread)),
        liveness.of(record));
  }

  /** As many as the node counts; those that no thread has written down are told without a name. */
  private static void locals(Node node, List<Holding> found) {
    int all = found.size() + node.count(dev.refcount.boot.Kind.LOCAL);
    ThreadLog.locals(
        node,
        (log, site) -> {
          if (found.size() < all) {
            Place place = Sites.place(site);
            found.add(
                new Holding(
                    Kind.LOCAL,
                    log.thread(),
                    SlotWords.local(place),
                    siteOf(place),
                    ThreadWords.of(log),
                    true));
          }
        });
    while (found.size() < all) {
      found.add(new Holding(Kind.LOCAL, null, "local variable", null, ThreadWords.UNKNOWN, true));
    }
  }

  static Site siteOf(Place place) {
    return place == null || !place.isRecorded()
        ? null
        : new Site(place.type(), place.method(), place.file(), place.line());
  }

  @Override
  public List<String> path(Object object) {
    // Its lists are not the program's.
    boolean own = OwnWork.begin();
    try {
      return wayUp(object);
    } finally {
      OwnWork.end(own);
    }
  }

  private synchronized List<String> wayUp(Object object) {
    List<Holding> byLedger = new Ascent(holdings()).from(object);
    List<String> lines = new ArrayList<>();
    if (byLedger != null) {
      byLedger.forEach(holding -> lines.add(holding.toString()));
      return lines;
    }
    PathMarker.current = new PathMarker(object);
    try {
      lines.addAll(dump.find(PathMarker.class));
    } finally {
      PathMarker.current = null;
    }
    if (!lines.isEmpty()) {
      lines.set(0, withSite(lines.get(0), object));
    }
    return lines;
  }

  /** The ledger knows which line stored the first of the slots; of several with the same words none may be taken. */
  private static String withSite(String line, Object object) {
    Set<String> stored = new HashSet<>();
    Snapshot.referencesTo(
        Snapshot.nodeOf(object),
        (record, slot, site, thread) -> {
          Object holder = record.get();
          Place place = site == 0 ? null : Sites.place(site);
          String words = holder == null ? null : DumpWords.of(KINDS[record.kindOf(slot)], holder, slot, place);
          if (words != null && (line.equals(words) || line.startsWith(words + " of a "))) {
            stored.add(stored(siteOf(place), ThreadWords.of(thread == 0 ? null : ThreadLog.named(thread))));
          }
        });
    return stored.size() == 1 ? line + stored.iterator().next() : line;
  }

  private static String stored(Site site, String thread) {
    return (site == null ? "" : ", stored at " + site) + (thread.equals(ThreadWords.UNKNOWN) ? "" : " by " + thread);
  }

  @Override
  public List<Event> history(Object object) {
    return Lives.events(Snapshot.nodeOf(object));
  }

  @Override
  public List<Object> referents(Object object) {
    // No list of the JDK's: it is woven, and its elements would count.
    Held.Gathering found = new Held.Gathering();
    Holder record = Snapshot.recordOf(object);
    if (record != null) {
      Snapshot.references(
          record,
          (holder, held, slot, site) -> {
            Object referent = held.get();
            if (referent != null) {
              found.add(referent);
            }
          });
    }
    return found.list();
  }
}
