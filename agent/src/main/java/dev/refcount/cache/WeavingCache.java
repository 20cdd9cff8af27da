package dev.refcount.cache;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * What earlier runs wove, or what this one weaves for later ones: one file for the JDK, which all programs share, and
 * one for each program with what is not in the first.
 *
 * <p>Code has the numbers of its places in it. The first run with a JDK leaves both files, with numbers in turn as they
 * were given; the first run of another program finds the JDK's, and leaves its own with numbers behind those. So a
 * program's file is of use only beside the very file of the JDK that it was written with. Nothing in here ever fails:
 * without a usable file all is woven anew. Thread safe, but for {@link #open}, {@link #started} and {@link #leave}.
 */
public final class WeavingCache {
  private static final long QUIET_MS = 60_000;

  private static final Object JDK = new Object();

  private final Layer jdk;
  private final Layer program;
  private final boolean alone;
  /** Null if there is nothing to save, or it is not started yet. */
  private Thread keeper;

  WeavingCache(Layer jdk, Layer program, boolean alone) {
    this.jdk = jdk;
    this.program = program;
    this.alone = alone;
  }

  /** Knows nothing and keeps nothing. */
  public static WeavingCache none() {
    return new WeavingCache(Layer.NONE, Layer.NONE, false);
  }

  /** Whether the user has a place for one: else no key need be made. */
  public static boolean isWanted() {
    return Folder.ofUser() != null;
  }

  /**
   * Opens the user's files, before anything is woven.
   *
   * @param key all that woven code of the JDK depends on beside the class itself
   * @param programKey what else that of the program does, and which program it is
   * @param alone whether nobody else changes classes in this JVM
   */
  public static WeavingCache open(String key, String programKey, boolean alone) {
    Folder folder = Folder.ofUser();
    return folder == null ? none() : open(folder, key, programKey, alone);
  }

  static WeavingCache open(Folder folder, String key, String programKey, boolean alone) {
    // What that loads must not be loaded while a class is transformed.
    StoredClass.of(false, false, false, new byte[1], new byte[1], Set.of("rehearsal"), "").types();
    Layer jdk = Layer.open(new CacheFile(folder, "woven", key), null);
    Layer program = Layer.open(new CacheFile(folder, "program", key + programKey), jdk);
    return new WeavingCache(jdk, program, alone);
  }

  /**
   * What is known of exactly this class file, or null.
   *
   * @param loader stands for the class loader; null if the class is woven as one of the JDK
   */
  public Known find(String name, byte[] classFile, Object loader, boolean births) {
    boolean ofJdk = loader == null;
    StoredClass shared = ofJdk ? jdk.find(name) : null;
    if (shared != null && shared.isOf(classFile, true, births)) {
      return shared;
    }
    StoredClass own = program.find(name);
    if (own == null || !own.isOf(classFile, ofJdk, births)) {
      return null;
    }
    return program.uses(name, ofJdk ? JDK : loader) ? own : null;
  }

  /** What became of a class file. */
  public interface Known {
    /** The woven class file; null if there is nothing to weave. */
    byte[] woven();

    /** Internal names of the static types whose own hooks it calls. */
    List<String> types();

    /** What the report tells of it, without a semicolon; empty if there is nothing. */
    String words();
  }

  /**
   * Whether a class of the JDK that is there already has nothing to weave, so that the VM need not be asked for its
   * class file: never if somebody else may have changed it.
   */
  public boolean isPlain(String name, boolean births) {
    StoredClass known = jdk.find(name);
    return alone
        && known != null
        && known.atStart()
        && known.births() == births
        && known.isPlain();
  }

  /**
   * Keeps what was woven, or that there was nothing to weave.
   *
   * @param woven null if there was nothing
   * @param types those of {@link Known#types}
   * @param words those of {@link Known#words}
   */
  public void add(
      String name,
      boolean ofJdk,
      boolean births,
      byte[] classFile,
      byte[] woven,
      Collection<String> types,
      String words) {
    Recording recording = (ofJdk && !jdk.isRead() ? jdk : program).recording(name);
    if (recording != null) {
      recording.add(name, ofJdk, births, classFile, woven, types, words);
    }
  }

  /** All that was loaded before the agent is woven. */
  public void started() {
    jdk.started();
    program.started();
    if (jdk.isRecording() || program.isRecording()) {
      keeper = Keeper.start(this, QUIET_MS);
    }
  }

  /** Bytes of what was woven and is to be saved. */
  long woven() {
    return jdk.recorded() + program.recorded();
  }

  /** Writes what was woven that is in no file; nothing of what comes later. At the end of the program at the latest. */
  public void save() {
    // First: the other says which one it is of use with.
    jdk.save();
    program.save();
  }

  /** The agent leaves the program: nothing is saved any more. */
  public void leave() {
    if (keeper != null) {
      keeper.interrupt();
    }
  }
}
