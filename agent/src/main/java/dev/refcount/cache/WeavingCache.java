package dev.refcount.cache;

import dev.refcount.boot.Sites;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/**
 * What earlier runs wove, or what this one weaves for later ones.
 *
 * <p>Nothing in here ever fails: without a usable file all is woven anew.
 */
public final class WeavingCache {
  /** Internal names; empty if this run weaves for later ones. */
  private volatile Map<String, StoredClass> classes;
  /** Null if there is a file already, or none is wanted. */
  private final Recording recording;
  private final CacheFile file;
  private final boolean alone;

  private WeavingCache(
      Map<String, StoredClass> classes, Recording recording, CacheFile file, boolean alone) {
    this.classes = classes;
    this.recording = recording;
    this.file = file;
    this.alone = alone;
  }

  /** Knows nothing and keeps nothing. */
  public static WeavingCache none() {
    return new WeavingCache(Map.of(), null, null, false);
  }

  /** Whether the user has a place for one: else no key need be made. */
  public static boolean isWanted() {
    return Folder.ofUser() != null;
  }

  /**
   * Opens the user's file, before anything is woven.
   *
   * @param key all that woven code depends on beside the class itself
   * @param alone whether nobody else changes classes in this JVM
   */
  public static WeavingCache open(String key, boolean alone) {
    Folder folder = Folder.ofUser();
    return folder == null ? none() : open(new CacheFile(folder, key), alone);
  }

  static WeavingCache open(CacheFile file, boolean alone) {
    Map<String, StoredClass> classes = new HashMap<>();
    try {
      ByteBuffer in = file.read();
      if (in != null && read(in, classes)) {
        return new WeavingCache(classes, null, file, alone);
      }
    } catch (Exception | OutOfMemoryError unreadable) {
      classes.clear();
    }
    return new WeavingCache(Map.of(), file.isWritable() ? new Recording() : null, file, alone);
  }

  /** False if the numbers that woven code has its places by are taken. */
  private static boolean read(ByteBuffer in, Map<String, StoredClass> classes) {
    int sitesBefore = in.getInt();
    StoredPlaces places = new StoredPlaces(in, sitesBefore + 1);
    for (int left = in.getInt(); left > 0; left--) {
      StoredClass.read(in, classes);
    }
    // Once now: what that loads must not be loaded inside a hook.
    places.place(sitesBefore + 1);
    return Sites.recall(sitesBefore, places.count(), places);
  }

  /** What is known of exactly this class file, or null. */
  public Known find(String name, byte[] classFile, boolean births) {
    StoredClass known = classes.get(name);
    return known != null && known.births() == births && known.isOf(classFile) ? known : null;
  }

  /** What became of a class file. */
  public interface Known {
    /** The woven class file; null if there is nothing to weave. */
    byte[] woven();
  }

  /**
   * Whether a class that is there already has nothing to weave, so that the VM need not be asked for its
   * class file: never if somebody else may have changed it.
   */
  public boolean isPlain(String name, boolean births) {
    StoredClass known = classes.get(name);
    return alone
        && known != null
        && known.atStart()
        && known.births() == births
        && known.isPlain();
  }

  /** Keeps what was woven, or that there was nothing to weave. */
  public void add(String name, boolean births, byte[] classFile, byte[] woven) {
    if (recording != null) {
      recording.add(name, births, classFile, woven);
    }
  }

  /** All that was loaded before the agent is woven: the memory that took is the program's again. */
  public void started() {
    Map<String, StoredClass> later = new HashMap<>();
    for (Map.Entry<String, StoredClass> entry : classes.entrySet()) {
      if (!entry.getValue().atStart()) {
        later.put(entry.getKey(), entry.getValue().apart());
      }
    }
    classes = later;
    if (recording != null) {
      recording.started();
    }
  }

  /** At the end of the program: writes what it wove, if there was no file. */
  public void save() {
    if (recording != null) {
      try {
        file.write(recording);
      } catch (Throwable failure) {
        // The next run weaves anew; this one has other things to do.
      }
    }
  }
}
