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
  private volatile boolean starting = true;

  /** Begins with the next place that is numbered. */
  Recording() {
    sitesBefore = Sites.count();
  }

  /** Whatever comes from now on may have been made by anybody. */
  void started() {
    starting = false;
  }

  void add(String name, boolean births, byte[] input, byte[] woven) {
    keep(name, StoredClass.of(births, starting, input, woven), woven == null ? 0 : woven.length);
  }

  private synchronized void keep(String name, StoredClass made, int length) {
    if (bytes + length <= MOST_BYTES && Sites.count() - sitesBefore <= MOST_SITES) {
      bytes += length;
      classes.put(name, made);
    }
  }

  @Override
  public void write(DataOutputStream out) throws IOException {
    Map<String, StoredClass> all = classesNow();
    out.writeInt(sitesBefore);
    StoredPlaces.write(places(all.keySet()), out);
    out.writeInt(all.size());
    for (Map.Entry<String, StoredClass> entry : all.entrySet()) {
      entry.getValue().write(entry.getKey(), out);
    }
  }

  /** A copy, so that no class that is loaded meanwhile waits for a disk. */
  private synchronized Map<String, StoredClass> classesNow() {
    return new LinkedHashMap<>(classes);
  }

  /** Null where the application's own code was woven in between: it stays in its program. */
  private List<Place> places(Set<String> names) {
    Set<String> types = new HashSet<>();
    for (String name : names) {
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
