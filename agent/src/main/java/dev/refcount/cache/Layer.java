package dev.refcount.cache;

import dev.refcount.boot.Sites;
import java.io.IOException;
import java.lang.ref.Reference;
import java.lang.ref.SoftReference;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** One file of the cache: what earlier runs left in it, and what this one will. */
final class Layer {
  static final Layer NONE = new Layer(null, null, Map.of(), null, 0, 0, 0);

  /** Of a file that grows: less than one part in so many is not worth writing it again. */
  private static final int WORTH = 8;

  private final CacheFile file;
  /** Whose numbers of places this one keeps clear of; null for the first layer. */
  private final Layer below;
  /** Of the file as this run found or wrote it; null while there is none that can be used. */
  private volatile Long checksum;
  /** The length of what was found; 0 if nothing was. */
  private final long bytes;
  /** The number of the place before the first that belongs to the file, and of the last. */
  private final int sitesBefore;
  private final int lastSite;
  /** Internal names. The program may need the memory more. */
  private volatile Reference<Map<String, StoredClass>> classes;
  /** All of it, until the start is over. */
  private Map<String, StoredClass> atStart;
  /** Null if nothing will be written. */
  private volatile Recording recording;
  /** The class loader by the internal name of each class that this run has from the file, of so many in it. */
  private final Map<String, Object> users = new ConcurrentHashMap<>();

  private final int found;

  private Layer(
      CacheFile file,
      Layer below,
      Map<String, StoredClass> classes,
      Long checksum,
      long bytes,
      int sitesBefore,
      int lastSite) {
    this.file = file;
    this.below = below;
    this.checksum = checksum;
    this.bytes = bytes;
    this.sitesBefore = sitesBefore;
    this.lastSite = lastSite;
    this.atStart = classes;
    this.found = classes.size();
    this.classes = new SoftReference<>(classes);
  }

  /**
   * Reads the file, or begins with what will be written to it.
   *
   * @param below the layer whose numbers of places lie before or between those of this one, which grows with later
   *     runs; null for the first layer, which does not
   */
  static Layer open(CacheFile file, Layer below) {
    Layer layer = null;
    try {
      layer = read(file, below);
    } catch (Exception | OutOfMemoryError unreadable) {
      // As if there were none.
    }
    if (layer == null) {
      layer = new Layer(file, below, Map.of(), null, 0, Sites.count(), 0);
    }
    boolean records = below == null ? !layer.isRead() : below.isRead() || below.isRecording();
    if (records && file.isWritable() && !file.isTooLarge()) {
      layer.recording = new Recording(layer.sitesBefore);
    }
    return layer;
  }

  /** Null if there is none, or it is of no use here. */
  private static Layer read(CacheFile file, Layer below) throws IOException {
    ByteBuffer in = file.read();
    if (in == null || below != null && !isBeside(in.getLong(), below)) {
      return null;
    }
    int before = in.getInt();
    StoredPlaces places = new StoredPlaces(in, before + 1);
    // Once now: what that loads must not be loaded inside a hook.
    places.place(before + 1);
    if (!Sites.recall(below == null ? before : below.lastSite, before, places.count(), places)) {
      // The numbers that woven code has its places by are taken.
      return null;
    }
    Map<String, StoredClass> classes = new HashMap<>();
    readClasses(in, classes);
    int last = before + places.count();
    return new Layer(file, below, classes, CacheFile.checksum(in), in.capacity(), before, last);
  }

  /** Whether it was the file of that layer whose numbers were kept clear of. */
  private static boolean isBeside(long checksum, Layer below) {
    return below.isRead() && below.checksum == checksum;
  }

  private static void readClasses(ByteBuffer in, Map<String, StoredClass> classes) {
    for (int left = in.getInt(); left > 0; left--) {
      StoredClass.read(in, classes);
    }
  }

  /** Whether an earlier run left something. */
  boolean isRead() {
    return bytes > 0;
  }

  StoredClass find(String name) {
    Map<String, StoredClass> known = classes.get();
    return known == null ? null : known.get(name);
  }

  /**
   * The class was the one that is loaded. False if it is another loader's: whose superclasses may differ, so that its
   * fields lie elsewhere, which is kept by the numbers in its code.
   */
  boolean uses(String name, Object loader) {
    Object first = users.putIfAbsent(name, loader);
    return first == null || first == loader;
  }

  /** Where a class is to be kept; null if nothing is kept any more, or one of that name came from the file. */
  Recording recording(String name) {
    return users.containsKey(name) ? null : recording;
  }

  boolean isRecording() {
    return recording != null;
  }

  /** Bytes of what is to be written, also of what there was no room for. */
  long recorded() {
    Recording all = recording;
    return all == null ? 0 : all.bytes() + all.refused();
  }

  /** All that was loaded before the agent is woven: what that took of the memory is the program's again. */
  void started() {
    Map<String, StoredClass> later = new HashMap<>();
    int size = 0;
    for (Map.Entry<String, StoredClass> entry : atStart.entrySet()) {
      if (!entry.getValue().atStart()) {
        later.put(entry.getKey(), entry.getValue());
        size += entry.getValue().size();
      }
    }
    atStart = Map.of();
    if (2L * size < bytes) {
      // Else nearly all of the file would be copied.
      for (Map.Entry<String, StoredClass> each : later.entrySet()) {
        each.setValue(each.getValue().apart());
      }
    }
    classes = new SoftReference<>(later);
    if (recording != null) {
      recording.started();
    }
  }

  /** Writes what is not in the file, unless that is little; whatever comes later is not kept. */
  synchronized void save() {
    Recording all = recording;
    recording = null;
    if (all == null || (all.bytes() + all.refused()) * WORTH < bytes) {
      return;
    }
    try {
      if (below != null) {
        if (below.checksum == null) {
          // It has given numbers to places, and could not say so.
          return;
        }
        all.beside(below.checksum);
      }
      if (!isRead()) {
        checksum = file.write(all);
      } else if (all.refused() > bytes / 2 && users.size() < found / 2) {
        // Numbers are spent on code of earlier forms of the program: the next run begins anew.
        file.delete();
      } else {
        writeWithOlder(all);
      }
    } catch (Throwable failure) {
      // The next run weaves anew; this one has other things to do.
    }
  }

  private void writeWithOlder(Recording all) throws IOException {
    ByteBuffer in = file.read();
    // Else another run wrote it meanwhile, and gave the same numbers to other places.
    if (in != null && CacheFile.checksum(in) == checksum) {
      // Beside which file, the number before its first, and its places: all are in what is written now.
      in.getLong();
      in.getInt();
      StoredPlaces.skip(in);
      Map<String, StoredClass> older = new HashMap<>();
      readClasses(in, older);
      if (all.addOlder(older, users.keySet()) * WORTH >= bytes) {
        file.write(all);
      }
    }
  }
}
