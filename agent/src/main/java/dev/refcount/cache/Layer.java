package dev.refcount.cache;

import dev.refcount.boot.Sites;
import java.io.IOException;
import java.lang.ref.Reference;
import java.lang.ref.SoftReference;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** One file of the cache: what earlier runs left in it, and what this one will. */
final class Layer {
  static final Layer NONE = new Layer(null, Map.of(), null, 0);

  /** Of a file that grows: less than one part in so many is not worth writing it again. */
  private static final int WORTH = 8;

  private final CacheFile file;
  /** What this run found; null if it found nothing that could be used. */
  private final Long checksum;
  /** Its length. */
  private final long bytes;
  /** Internal names. The program may need the memory more. */
  private volatile Reference<Map<String, StoredClass>> classes;
  /** All of it, until the start is over. */
  private Map<String, StoredClass> atStart;
  /** Null if nothing will be written. */
  private volatile Recording recording;

  private Layer(CacheFile file, Map<String, StoredClass> classes, Long checksum, long bytes) {
    this.file = file;
    this.checksum = checksum;
    this.bytes = bytes;
    this.atStart = classes;
    this.classes = new SoftReference<>(classes);
  }

  /**
   * Reads the file, or begins with what will be written to it.
   *
   * @param grows whether more may come to what is there
   */
  static Layer open(CacheFile file, boolean grows) {
    Map<String, StoredClass> classes = new HashMap<>();
    int sites = Sites.count();
    Layer layer;
    try {
      ByteBuffer in = file.read();
      if (in != null && recall(in)) {
        readClasses(in, classes);
        layer = new Layer(file, classes, CacheFile.checksum(in), in.capacity());
      } else {
        layer = new Layer(file, Map.of(), null, 0);
      }
    } catch (Exception | OutOfMemoryError unreadable) {
      layer = new Layer(file, Map.of(), null, 0);
    }
    if ((grows || !layer.isRead()) && file.isWritable() && !file.isTooLarge()) {
      layer.recording = new Recording(layer.isRead() ? sites : Sites.count());
    }
    return layer;
  }

  /** False if the numbers that woven code has its places by are taken. */
  private static boolean recall(ByteBuffer in) {
    int sitesBefore = in.getInt();
    StoredPlaces places = new StoredPlaces(in, sitesBefore + 1);
    // Once now: what that loads must not be loaded inside a hook.
    places.place(sitesBefore + 1);
    return Sites.recall(sitesBefore, places.count(), places);
  }

  private static void readClasses(ByteBuffer in, Map<String, StoredClass> classes) {
    for (int left = in.getInt(); left > 0; left--) {
      StoredClass.read(in, classes);
    }
  }

  /** Whether an earlier run left something. */
  boolean isRead() {
    return checksum != null;
  }

  StoredClass find(String name) {
    Map<String, StoredClass> known = classes.get();
    return known == null ? null : known.get(name);
  }

  void add(
      String name, boolean jdk, boolean births, byte[] input, byte[] woven, Collection<String> types) {
    Recording all = recording;
    if (all != null) {
      all.add(name, jdk, births, input, woven, types);
    }
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
      later.replaceAll((name, each) -> each.apart());
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
      if (!isRead()) {
        file.write(all);
      } else if (all.refused() > bytes / 2) {
        // Numbers, or room, are spent on code of earlier forms of the program: the next run begins anew.
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
      in.getInt();
      StoredPlaces.skip(in);
      Map<String, StoredClass> older = new HashMap<>();
      readClasses(in, older);
      all.addOlder(older);
      file.write(all);
    }
  }
}
