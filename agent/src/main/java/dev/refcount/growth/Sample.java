package dev.refcount.growth;

import dev.refcount.boot.Holder;
import dev.refcount.boot.Node;
import dev.refcount.boot.OwnClasses;
import dev.refcount.boot.Place;
import dev.refcount.boot.Sites;
import dev.refcount.boot.Snapshot;
import java.util.HashMap;
import java.util.Map;

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

  static Sample take(long activity, boolean collected, Map<Key, Watch> watches) {
    Map<Key, Tally> tallies = new HashMap<>();
    Snapshot.references(new Counting(tallies, watches));
    for (Watch watch : watches.values()) {
      watch.close();
    }
    watches.keySet().retainAll(tallies.keySet());
    return new Sample(System.nanoTime(), activity, collected, tallies);
  }

  /** A class, as a lambda would be made for the report of the shortest program. */
  private record Counting(Map<Key, Tally> tallies, Map<Key, Watch> watches)
      implements Snapshot.Visitor {
    @Override
    public void reference(Holder holder, Node held, int slot, int site) {
      Key key = new Key(held.type(), site);
      Tally tally = tallies.get(key);
      if (tally == null) {
        if (site == 0 || tallies.size() == MOST_KEYS || isOwn(Sites.place(site))) {
          return;
        }
        tallies.put(key, tally = new Tally());
      }
      tally.holds++;
      tally.holder = holder;
      tally.slot = slot;
      Watch watch = watches.get(key);
      if (watch == null) {
        watches.put(key, watch = new Watch());
      }
      watch.reference(held);
    }
  }

  private static boolean isOwn(Place place) {
    return OwnClasses.contain(place.type()) || place.type().startsWith(SELF_TEST);
  }

  int holds(Key key) {
    Tally tally = tallies.get(key);
    return tally == null ? 0 : tally.holds;
  }
}
