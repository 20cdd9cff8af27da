package dev.refcount.agent;

import dev.refcount.boot.OwnClasses;
import dev.refcount.boot.OwnWork;
import dev.refcount.weave.ClassFiles;
import java.lang.instrument.ClassFileTransformer;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Stands between the JVM and the weaver: which classes, with what, and what became of them. */
final class WeavingTransformer implements ClassFileTransformer {
  private final Weaving weaving;
  private final FamilyGate families;
  private final ClassDump dump;
  private final Territory territory;
  private final Tagging tagging;
  private final PatternsMet patterns;
  private final Gatekeeper gatekeeper;
  /** Null if nobody waits for the recorder. */
  private RecorderWatch recorderWatch;
  private final Map<String, String> notWoven = Collections.synchronizedMap(new TreeMap<>());
  /** By name, the classes of the JDK that came, or had nothing to weave when they would have: whether one was woven. */
  private final Map<String, Boolean> met = new ConcurrentHashMap<>();
  /** Those that came too late, by internal name, with what that means. */
  private final Map<String, String> overlooked = new ConcurrentHashMap<>();
  private final ProgramLoaders loaders = new ProgramLoaders();
  private volatile boolean loadersWoven;

  WeavingTransformer(
      Weaving weaving, Territory territory, Tagging tagging, PatternsMet patterns, ClassDump dump,
      Gatekeeper gatekeeper, FamilyGate families) {
    this.weaving = weaving;
    this.territory = territory;
    this.tagging = tagging;
    this.dump = dump;
    this.patterns = patterns;
    this.gatekeeper = gatekeeper;
    this.families = families;
  }

  /** Who is told of each class that is loaded; set before the first is. */
  void recorderWatch(RecorderWatch watch) {
    recorderWatch = watch;
  }

  /** From now on the program's classes are woven as they are loaded: before, their loaders might not show the hooks. */
  void loadersAreWoven() {
    loadersWoven = true;
  }

  @Override
  public byte[] transform(
      ClassLoader loader,
      String name,
      Class<?> redefined,
      ProtectionDomain domain,
      byte[] classFile) {
    // Also of what is kept of each name: what records it would load classes, and here none would be woven.
    boolean own = OwnWork.begin();
    try {
      return form(loader, name, redefined, domain, classFile);
    } finally {
      OwnWork.end(own);
    }
  }

  private byte[] form(
      ClassLoader loader, String told, Class<?> redefined, ProtectionDomain domain, byte[] classFile) {
    if (redefined != null && OwnClasses.contain(redefined.getName())) {
      return gatekeeper.form(redefined, classFile);
    }
    String name = told == null ? nameIn(classFile) : told;
    // Once for all who ask: hundreds of classes come at each start.
    String binaryName = name == null ? null : name.replace('/', '.');
    gatekeeper.loads(binaryName);
    patterns.loads(binaryName);
    if (recorderWatch != null) {
      recorderWatch.loads(binaryName);
    }
    if (redefined == null) {
      families.loads(loader, binaryName, classFile);
    }
    if (name == null || !territory.contains(loader, binaryName) || notWoven.containsKey(name)) {
      return null;
    }
    try {
      boolean jdk = Territory.isJdk(loader);
      if (redefined == null && !jdk && !loadersWoven) {
        return null;
      }
      ProgramLoader its = jdk ? null : known(loader);
      if (!jdk && !its.seesHooks) {
        leave(name, "its class loader " + loader.getClass().getName() + " does not see the agent");
        return null;
      }
      boolean kept = jdk || isOfFile(domain, name);
      boolean births = tagging.wantsBirths(jdk, binaryName);
      byte[] woven = weaving.of(name, classFile, its, kept, redefined != null, births);
      if (woven == null) {
        // Nothing of it was missed.
        overlooked.remove(name);
      }
      if (!jdk) {
        its.met.put(name, true);
      } else if (woven == null) {
        met.putIfAbsent(binaryName, false);
      } else {
        met.put(binaryName, true);
      }
      dump.write(name, woven);
      return woven;
    } catch (Throwable failure) {
      // The stack or the memory of who loads it: it is overlooked, as where these ended before this was called.
      if (redefined != null || !(failure instanceof VirtualMachineError)) {
        leave(name, String.valueOf(failure));
      }
      return null;
    }
  }

  /** A class loader may leave it to the class file how the class is called. Null if that can't be read. */
  private static String nameIn(byte[] classFile) {
    try {
      return ClassFiles.head(classFile).name();
    } catch (RuntimeException unreadable) {
      return null;
    }
  }

  /** Whether the class may be there at the next run: not one that a library has made in this. */
  private static boolean isOfFile(ProtectionDomain domain, String name) {
    CodeSource source = domain == null ? null : domain.getCodeSource();
    return source != null && source.getLocation() != null && !name.contains("$$");
  }

  /** Whether it is known without the class file that a loaded class has nothing to weave. */
  boolean isPlain(Class<?> type, String name) {
    return Territory.isJdk(type.getClassLoader())
        && weaving.isPlain(name, tagging.wantsBirths(true, type.getName()));
  }

  /** A class of the JDK need not come, as it is known to be plain. */
  void meets(Class<?> type) {
    met.putIfAbsent(type.getName(), false);
  }

  /** Whether a class came, or need not. */
  boolean hasMet(Class<?> type) {
    ClassLoader loader = type.getClassLoader();
    if (Territory.isJdk(loader)) {
      return met.containsKey(type.getName());
    }
    ProgramLoader its = loaders.of(loader);
    return its != null && its.met.containsKey(type.getName().replace('.', '/'));
  }

  /** Whether a class has, or may have, other code than its own. */
  boolean hasChanged(Class<?> type) {
    return !Territory.isJdk(type.getClassLoader()) || met.getOrDefault(type.getName(), false);
  }

  /** Whether a class is left as it is; takes the internal name. */
  boolean leaves(String name) {
    return notWoven.containsKey(name);
  }

  /** What was overlooked while the program ran is woven by now: the report says what that means. */
  void wasOverlooked(String name) {
    overlooked.put(
        name,
        "it was loaded while another class was woven, when the VM asks nobody, or where stack or memory ended: its"
            + " first stores were not seen");
  }

  /** Leaves a class as it is from now on, and says so in the report. */
  void leave(String name, String reason) {
    notWoven.put(name, reason);
  }

  /** Internal names of classes that were left as they were, at least in part, with the reason. */
  Map<String, String> notWoven() {
    synchronized (notWoven) {
      TreeMap<String, String> all = new TreeMap<>(overlooked);
      all.putAll(weaving.told());
      all.putAll(notWoven);
      return all;
    }
  }

  /** What is known of a class loader of the program's, from now on if it was not. */
  ProgramLoader known(ClassLoader loader) {
    ProgramLoader known = loaders.of(loader);
    if (known == null) {
      boolean seesHooks = loader == ClassLoader.getSystemClassLoader() || looksUpHooks(loader);
      known = loaders.add(loader, new ProgramLoader(seesHooks, LoaderPlaces.of(loader)));
    }
    return known;
  }

  /**
   * A loader with a policy of its own (OSGi) may hide what its parents have: then its classes see the hooks by the
   * entrance that is woven into it, or will be with them.
   */
  private boolean looksUpHooks(ClassLoader loader) {
    Class<?> decides = Loaders.deciding(loader.getClass());
    if (decides != null) {
      String name = decides.getName();
      ClassLoader its = decides.getClassLoader();
      boolean woven = territory.contains(its, name) && !notWoven.containsKey(name.replace('.', '/'));
      if (woven && (Territory.isJdk(its) || known(its).seesHooks)) {
        return true;
      }
    }
    try {
      return Class.forName("dev.refcount.boot.Hooks", false, loader).getClassLoader() == null;
    } catch (ClassNotFoundException | LinkageError hidden) {
      return false;
    }
  }
}
