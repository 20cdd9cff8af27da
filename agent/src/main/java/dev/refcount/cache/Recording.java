package dev.refcount.cache;

import dev.refcount.boot.Place;
import dev.refcount.boot.Sites;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a run weaves that the file does not have, kept until it ends: the next run has it from there. */
final class Recording implements CacheFile.Content {
  /** A program may load all of the JDK; what comes beyond this is woven at every run. */
  private static final int MOST_BYTES = 64 << 20;
  /** It waits in the program's memory, and the next run reads all of the file. */
  private static final int SHARE_OF_HEAP = 2 * CacheFile.SHARE_OF_HEAP;

  /** Numbers are taken from every later run. */
  private static final int MOST_SITES = 1 << 19;

  private final int sitesBefore;
  private final Map<String, StoredClass> classes = new LinkedHashMap<>();
  private final long most = most();
  private long bytes;
  private long refused;
  /** Null for a file that stands alone. */
  private Long beside;
  private volatile boolean starting = true;

  /** @param sitesBefore the number of the place before the first that belongs to the file */
  Recording(int sitesBefore) {
    this.sitesBefore = sitesBefore;
  }

  /** Bytes that there is room for in this JVM. */
  static long most() {
    return Math.min(MOST_BYTES, Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
  }

  /** Whatever comes from now on may have been made by anybody. */
  void started() {
    starting = false;
  }

  void add(
      String name,
      boolean jdk,
      boolean births,
      byte[] input,
      byte[] woven,
      Collection<String> types,
      String words) {
    keep(name, StoredClass.of(jdk, births, starting, input, woven, types, words));
  }

  private synchronized void keep(String name, StoredClass made) {
    if (bytes + made.size() <= most && Sites.count() - sitesBefore <= MOST_SITES) {
      bytes += made.size();
      classes.put(name, made);
    } else {
      refused += made.size();
    }
  }

  /** What is kept, in bytes. */
  synchronized long bytes() {
    return bytes;
  }

  /** What there was no room for. */
  synchronized long refused() {
    return refused;
  }

  /**
   * Has these too, but for those that it has in another form. Where there is no room for all of it, those that this run
   * used come before what it wove, lest a program with more than there is room for weaves something else each time.
   *
   * @return bytes of what is kept of that which this run wove
   */
  synchronized long addOlder(Map<String, StoredClass> older, Set<String> used) {
    long room = most;
    for (String name : used) {
      room -= classes.containsKey(name) || !older.containsKey(name) ? 0 : older.get(name).size();
    }
    bytes = 0;
    for (Iterator<StoredClass> all = classes.values().iterator(); all.hasNext(); ) {
      int size = all.next().size();
      if (bytes + size <= room) {
        bytes += size;
      } else {
        all.remove();
      }
    }
    long kept = bytes;
    for (String name : used) {
      addOlder(name, older.get(name));
    }
    older.forEach(this::addOlder);
    return kept;
  }

  private void addOlder(String name, StoredClass each) {
    if (each != null && bytes + each.size() <= most && classes.putIfAbsent(name, each) == null) {
      bytes += each.size();
    }
  }

  /** It is of use only together with the file of this checksum, to whose places other numbers belong. */
  void beside(long checksum) {
    beside = checksum;
  }

  @Override
  public void write(DataOutputStream out) throws IOException {
    Map<String, StoredClass> all = classesNow();
    if (beside != null) {
      out.writeLong(beside);
    }
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

  /** Null where code was woven in between that is not kept. */
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
