package dev.refcount.cache;

import dev.refcount.boot.Place;
import dev.refcount.boot.Sites;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a run without a file weaves, kept until it ends: the next run has it from there. */
final class Recording implements CacheFile.Content {
  /** A program may load all of the JDK; what comes beyond this is woven at every run. */
  private static final int MOST_BYTES = 24 << 20;

  /** Numbers are taken from every later run, also those that belonged to the application's code. */
  private static final int MOST_SITES = 1 << 16;

  private final int sitesBefore;
  private final Map<String, StoredClass> classes = new LinkedHashMap<>();
  private int bytes;
  private boolean starting = true;

  /** Begins with the next place that is numbered. */
  Recording() {
    sitesBefore = Sites.count();
  }

  /** Whatever comes from now on may have been made by anybody. */
  synchronized void started() {
    starting = false;
  }

  synchronized void add(String name, boolean births, byte[] input, byte[] woven) {
    int length = woven == null ? 0 : woven.length;
    if (bytes + length <= MOST_BYTES && Sites.count() - sitesBefore <= MOST_SITES) {
      bytes += length;
      classes.put(name, StoredClass.of(births, starting, input, woven));
    }
  }

  @Override
  public synchronized void write(DataOutputStream out) throws IOException {
    out.writeInt(sitesBefore);
    StoredPlaces.write(places(), out);
    out.writeInt(classes.size());
    for (Map.Entry<String, StoredClass> entry : classes.entrySet()) {
      entry.getValue().write(entry.getKey(), out);
    }
  }

  /** Null where the application's own code was woven in between: it stays in its program. */
  private List<Place> places() {
    Set<String> types = new HashSet<>();
    for (String name : classes.keySet()) {
      types.add(name.replace('/', '.'));
    }
    int last = Math.min(Sites.count(), sitesBefore + MOST_SITES);
    List<Place> places = new ArrayList<>();
    int used = 0;
    for (int site = sitesBefore + 1; site <= last; site++) {
      Place place = Sites.place(site);
      boolean ours = types.contains(place.type()) || !place.isRecorded();
      places.add(ours ? place : null);
      used = ours ? places.size() : used;
    }
    return places.subList(0, used);
  }
}
