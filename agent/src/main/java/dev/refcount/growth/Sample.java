package dev.refcount.growth;

import dev.refcount.boot.Holder;
import dev.refcount.boot.InBlocks;
import dev.refcount.boot.Node;
import dev.refcount.boot.OwnClasses;
import dev.refcount.boot.Place;
import dev.refcount.boot.Sites;
import dev.refcount.boot.Snapshot;
import dev.refcount.boot.Type;
import dev.refcount.holdings.ByPlace;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The references of one moment, by class and storing place.
 *
 * @param nanos when
 * @param activity objects born until then
 * @param collected whether a collection came between the sample before and this one
 */
record Sample(long nanos, long activity, boolean collected, Map<Key, Tally> tallies) {
  /** Programs have some thousand storing places; what comes beyond that is left out. */
  private static final int MOST_KEYS = 10_000;

  private static final String SELF_TEST = "dev.refcount.selftest.";

  /** @throws CancellationException once it is cancelled: then the watches have seen more of the same moment */
  static Sample take(long activity, boolean collected, Map<Key, Watch> watches, AtomicBoolean cancelled) {
    Counting counting = new Counting(watches, cancelled);
    Snapshot.references(counting);
    counting.settle();
    counting.close();
    for (Watch watch : watches.values()) {
      watch.close();
    }
    watches.keySet().retainAll(counting.tallies.keySet());
    return new Sample(System.nanoTime(), activity, collected, counting.tallies);
  }

  /** What one place holds, as far as it was told by now; without a tally if that is nobody's business. */
  private static final class Told extends ByPlace.Entry {
    final Tally tally;
    final Watch watch;

    Told(Type held, int site, Tally tally, Watch watch) {
      super(held, site);
      this.tally = tally;
      this.watch = watch;
    }
  }

  private static final class Counting extends InBlocks {
    final Map<Key, Tally> tallies = new HashMap<>();
    private final Map<Key, Watch> watches;
    private final AtomicBoolean cancelled;
    private final Places places = new Places();

    Counting(Map<Key, Watch> watches, AtomicBoolean cancelled) {
      this.watches = watches;
      this.cancelled = cancelled;
    }

    @Override
    protected void told(Holder holder, Node held, int slot, int site) {
      if (cancelled.get()) {
        throw new CancellationException();
      }
      Told told = places.of(held.type(), site);
      if (told.tally != null) {
        told.tally.add(holder, slot, held);
        told.watch.reference(held);
      }
    }

    void close() {
      for (Tally tally : tallies.values()) {
        tally.close();
      }
    }

    private final class Places extends ByPlace<Told> {
      @Override
      protected Told make(Type held, int site) {
        return toTell(held, site);
      }
    }

    private Told toTell(Type held, int site) {
      Place place = Sites.place(site);
      if (site == 0 || isOwn(place)) {
        return new Told(held, site, null, null);
      }
      Key key = new Key(String.valueOf(held.name()), place);
      Tally tally = tallies.get(key);
      if (tally == null) {
        if (tallies.size() == MOST_KEYS) {
          return new Told(held, site, null, null);
        }
        tallies.put(key, tally = new Tally());
      }
      Watch watch = watches.get(key);
      if (watch == null) {
        watches.put(key, watch = new Watch());
      }
      return new Told(held, site, tally, watch);
    }
  }

  private static boolean isOwn(Place place) {
    return OwnClasses.contain(place.type()) || place.type().startsWith(SELF_TEST);
  }

  int holds(Key key) {
    Tally tally = tallies.get(key);
    return tally == null ? 0 : tally.holds;
  }

  int objects(Key key) {
    Tally tally = tallies.get(key);
    return tally == null ? 0 : tally.objects;
  }

  int holders(Key key) {
    Tally tally = tallies.get(key);
    return tally == null ? 0 : tally.holders;
  }
}
