package dev.refcount.agent;

import dev.refcount.boot.OwnClasses;
import dev.refcount.boot.OwnWork;
import dev.refcount.cache.WeavingCache;
import dev.refcount.options.OptionException;
import dev.refcount.options.Options;
import dev.refcount.weave.TooLargeException;
import dev.refcount.weave.Weaver;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;

/** Stands between the JVM and the weaver: which classes, with what, and what became of them. */
final class WeavingTransformer implements ClassFileTransformer {
  /** For classes of the JDK, where static types tell little. */
  private final Weaver weaver;
  private final Weaver programWeaver;
  private final FamilyGate families;
  private final ClassDump dump;
  private final Territory territory;
  private final Tagging tagging;
  private final Options options;
  private final WeavingCache cache;
  private final Gatekeeper gatekeeper;
  /** Null if nobody waits for the recorder. */
  private RecorderWatch recorderWatch;
  private final Map<String, String> notWoven = Collections.synchronizedMap(new TreeMap<>());
  private final Map<String, String> withoutLocals = new ConcurrentHashMap<>();
  private final Map<ClassLoader, Boolean> seesHooks =
      Collections.synchronizedMap(new WeakHashMap<>());

  WeavingTransformer(
      Weaver weaver, Territory territory, Tagging tagging, Options options, WeavingCache cache,
      Gatekeeper gatekeeper, FamilyGate families) throws OptionException {
    this.dump = ClassDump.into(options.classdump().orElse(null));
    this.weaver = weaver;
    this.programWeaver = weaver.with(families);
    this.families = families;
    this.territory = territory;
    this.tagging = tagging;
    this.options = options;
    this.cache = cache;
    this.gatekeeper = gatekeeper;
  }

  /** Who is told of each class that is loaded; set before the first is. */
  void recorderWatch(RecorderWatch watch) {
    recorderWatch = watch;
  }

  @Override
  public byte[] transform(
      ClassLoader loader,
      String name,
      Class<?> redefined,
      ProtectionDomain domain,
      byte[] classFile) {
    gatekeeper.loads(name);
    if (recorderWatch != null) {
      recorderWatch.loads(name);
    }
    if (redefined != null && OwnClasses.contain(redefined.getName())) {
      return gatekeeper.form(redefined, classFile);
    }
    if (redefined == null) {
      families.loads(loader, name, classFile);
    }
    if (name == null || !territory.contains(loader, name) || notWoven.containsKey(name)) {
      return null;
    }
    boolean own = OwnWork.begin();
    try {
      if (!seesHooks(loader)) {
        leave(name, "its class loader " + loader.getClass().getName() + " does not see the agent");
        return null;
      }
      boolean jdk = Territory.isJdk(loader);
      boolean births = tagging.wantsBirths(jdk, name);
      byte[] woven =
          jdk
              ? weaveJdk(name, classFile, births)
              : weave(name, classFile, options.locals(), births);
      dump.write(name, woven);
      return woven;
    } catch (Throwable failure) {
      leave(name, String.valueOf(failure));
      return null;
    } finally {
      OwnWork.end(own);
    }
  }

  /** Only the JDK's classes are the same at each run. */
  private byte[] weaveJdk(String name, byte[] classFile, boolean births) {
    WeavingCache.Known known = cache.find(name, classFile, births);
    if (known != null) {
      return known.woven();
    }
    byte[] woven = weaver.weave(classFile, false, births);
    cache.add(name, births, classFile, woven);
    return woven;
  }

  /** Whether it is known without the class file that a loaded class has nothing to weave. */
  boolean isPlain(Class<?> type, String name) {
    return Territory.isJdk(type.getClassLoader())
        && cache.isPlain(name, tagging.wantsBirths(true, name));
  }

  /** A class that is too large with its locals is still woven without them. */
  private byte[] weave(String name, byte[] classFile, boolean locals, boolean births) {
    // The self-test must find the common hooks at work, whatever is counted.
    Weaver chosen = Territory.isSelfTest(name) ? weaver : programWeaver;
    try {
      return chosen.weave(classFile, locals, births);
    } catch (TooLargeException tooLarge) {
      if (!locals) {
        throw tooLarge;
      }
      withoutLocals.put(name, tooLarge.getMessage() + "; only its local variables are not counted");
      return chosen.weave(classFile, false, births);
    }
  }

  /** Leaves a class as it is from now on, and says so in the report. */
  void leave(String name, String reason) {
    notWoven.put(name, reason);
  }

  /** Internal names of classes that were left as they were, at least in part, with the reason. */
  Map<String, String> notWoven() {
    synchronized (notWoven) {
      TreeMap<String, String> all = new TreeMap<>(withoutLocals);
      all.putAll(notWoven);
      return all;
    }
  }

  private boolean seesHooks(ClassLoader loader) {
    if (Territory.isJdk(loader) || loader == ClassLoader.getSystemClassLoader()) {
      return true;
    }
    Boolean known = seesHooks.get(loader);
    if (known == null) {
      known = looksUpHooks(loader);
      seesHooks.put(loader, known);
    }
    return known;
  }

  /** A loader with a policy of its own (OSGi) may hide what its parents have. */
  private static boolean looksUpHooks(ClassLoader loader) {
    try {
      return Class.forName("dev.refcount.boot.Hooks", false, loader).getClassLoader() == null;
    } catch (ClassNotFoundException | LinkageError hidden) {
      return false;
    }
  }
}
