package dev.refcount.boot;

/**
 * Which sites store to one local variable: those whose places name the same variable of the same method.
 *
 * <p>Each has the number of one of them, looked up by name where a site is first asked about. A hook that lets go of
 * an object then compares two numbers, not the three names of two places.
 */
final class Variables {
  private static final Object LOCK = new Object();

  /** By site the first one of the same variable; 0 while unknown. Written racily: every writer finds the same. */
  private static volatile int[] firsts = new int[1 << 12];

  // Those first ones and their places, by the hash of the names: open addressing. Guarded by the lock.
  private static int[] sites = new int[1 << 10];
  private static Place[] places = new Place[sites.length];
  private static int used;

  private Variables() {}

  /** A number that all sites have which store to the variable that this one stores to. */
  static int of(int site) {
    int[] known = firsts;
    int first = site < known.length ? known[site] : 0;
    return first != 0 ? first : find(site);
  }

  private static int find(int site) {
    // Outside the lock: it may have to be read from the weaving of an earlier run.
    Place place = Sites.place(site);
    synchronized (LOCK) {
      if (2 * (used + 1) > sites.length) {
        grow();
      }
      if (site >= firsts.length) {
        int[] more = new int[2 * site];
        System.arraycopy(firsts, 0, more, 0, firsts.length);
        firsts = more;
      }
      int i = entry(place);
      if (places[i] == null) {
        sites[i] = site;
        places[i] = place;
        used++;
      }
      return firsts[site] = sites[i];
    }
  }

  /** Where the variable stands in the table, or will. */
  private static int entry(Place place) {
    int mask = places.length - 1;
    int hash = (place.slot().hashCode() * 31 + place.method().hashCode()) * 31 + place.type().hashCode();
    int i = hash & mask;
    while (places[i] != null && !isSame(places[i], place)) {
      i = (i + 1) & mask;
    }
    return i;
  }

  private static boolean isSame(Place a, Place b) {
    return a.slot().equals(b.slot()) && a.method().equals(b.method()) && a.type().equals(b.type());
  }

  private static void grow() {
    int[] oldSites = sites;
    Place[] oldPlaces = places;
    int[] newSites = new int[2 * oldSites.length];
    places = new Place[newSites.length];
    sites = newSites;
    for (int old = 0; old < oldPlaces.length; old++) {
      if (oldPlaces[old] != null) {
        int i = entry(oldPlaces[old]);
        places[i] = oldPlaces[old];
        sites[i] = oldSites[old];
      }
    }
  }
}
