package dev.refcount.agent;

import dev.refcount.cache.WeavingCache;
import dev.refcount.weave.Extent;
import dev.refcount.weave.Weaver;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The woven form of a class: that of an earlier run, if it came of the same class file, or one made now. */
final class Weaving {
  /** With the common hooks: for classes of the JDK, where static types tell little. */
  private final Weaver weaver;
  private final FamilyGate families;
  private final boolean locals;
  private final WeavingCache cache;
  private final Map<String, String> told = new ConcurrentHashMap<>();
  private volatile boolean anew;

  /** @param locals whether local variables of the program are counted */
  Weaving(Weaver weaver, FamilyGate families, boolean locals, WeavingCache cache) {
    this.weaver = weaver;
    this.families = families;
    this.locals = locals;
    this.cache = cache;
  }

  /**
   * The class file with hooks, or null if there is nothing to weave.
   *
   * @param loader null if the class is one of the JDK's
   * @param kept whether it may be there at the next run
   * @param again whether it is there, and may be woven any number of times
   */
  byte[] of(String name, byte[] classFile, ProgramLoader loader, boolean kept, boolean again, boolean births) {
    if (loader != null && Territory.isSelfTest(name.replace('/', '.'))) {
      // It must find the common hooks at work, whatever is counted.
      return weaver.weave(classFile, locals, births);
    }
    WeavingCache.Known known = kept ? cache.find(name, classFile, loader, births) : null;
    if (known != null) {
      families.calls(known.types());
      tell(name, known.words());
      return known.woven();
    }
    anew = true;
    return loader == null
        ? ofJdk(name, classFile, births)
        : ofProgram(name, classFile, kept || again ? loader.places : null, kept, births);
  }

  private byte[] ofJdk(String name, byte[] classFile, boolean births) {
    Extent extent = new Extent(false, births);
    byte[] woven = weave(weaver, name, classFile, LoaderPlaces.JDK, extent);
    tell(name, extent.words());
    if (isKept(woven, extent)) {
      cache.add(name, true, births, classFile, woven, Set.of(), extent.words());
    }
    return woven;
  }

  /** @param places null if no class of that name will be woven again, by this loader or once it is gone */
  private byte[] ofProgram(
      String name, byte[] classFile, LoaderPlaces places, boolean kept, boolean births) {
    FamiliesCalled called = new FamiliesCalled(families);
    Extent extent = new Extent(locals, births);
    Weaver its = weaver.with(called);
    byte[] woven = places == null ? its.weave(classFile, extent) : weave(its, name, classFile, places, extent);
    tell(name, extent.words());
    if (kept && isKept(woven, extent)) {
      cache.add(name, false, births, classFile, woven, called.types(), extent.words());
    }
    return woven;
  }

  private static byte[] weave(Weaver weaver, String name, byte[] classFile, LoaderPlaces places, Extent extent) {
    LoaderPlaces.OfClass numbers = places.ofClass(name);
    try {
      return weaver.with(numbers).weave(classFile, extent);
    } finally {
      numbers.keep();
    }
  }

  /** A class of which nothing at all could be woven is tried at each start: what is kept as plain is not asked why. */
  private static boolean isKept(byte[] woven, Extent extent) {
    return woven != null || !extent.isReduced();
  }

  private void tell(String name, String words) {
    if (!words.isEmpty()) {
      told.put(name, words);
    }
  }

  /** Whether the weaver had work, as not all was woven in an earlier run. */
  boolean hasWovenAnew() {
    return anew;
  }

  /** Whether it is known without the class file that a class of the JDK has nothing to weave. */
  boolean isPlain(String name, boolean births) {
    return cache.isPlain(name, births);
  }

  /** Internal names of classes of which not all is woven, or not all compiled any more, with the reason. */
  Map<String, String> told() {
    return told;
  }
}
