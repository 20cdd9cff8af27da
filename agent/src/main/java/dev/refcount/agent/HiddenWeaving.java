package dev.refcount.agent;

import dev.refcount.boot.HiddenClasses;
import dev.refcount.boot.OwnWork;
import dev.refcount.boot.Place;
import dev.refcount.boot.Sites;
import dev.refcount.weave.ClassFiles;
import dev.refcount.weave.Extent;
import dev.refcount.weave.Numbers;
import dev.refcount.weave.Weaver;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Weaves the hidden classes of the program, of which a transformer is not told. A program may make, and drop, any
 * number of them, with any names: they are in no cache, and those of one name in one class loader share the numbers of
 * the same places.
 */
final class HiddenWeaving implements HiddenClasses.Weaver {
  /** So many places of theirs are told, and kept for good; of more only the fields that they store to. */
  private static final int MOST_PLACES = 1 << 15;

  /** So many of those are told that are not woven, or not all of them. */
  private static final int MOST_LEFT = 1_000;

  /** The first that can name a class by a constant (Java 5): by its name alone no hidden class is found. */
  private static final int FIRST_VERSION = 49;

  private final Weaver weaver;
  private final boolean locals;
  private final Territory territory;
  private final Tagging tagging;
  private final WeavingTransformer transformer;
  private final ClassDump dump;
  private final AtomicInteger places = new AtomicInteger();
  private final AtomicInteger left = new AtomicInteger();

  /**
   * @param weaver with the common hooks: where another class may have the name, static types tell nothing
   * @param locals whether local variables are counted
   */
  HiddenWeaving(
      Weaver weaver,
      boolean locals,
      Territory territory,
      Tagging tagging,
      WeavingTransformer transformer,
      ClassDump dump) {
    this.weaver = weaver;
    this.locals = locals;
    this.territory = territory;
    this.tagging = tagging;
    this.transformer = transformer;
    this.dump = dump;
  }

  @Override
  public byte[] weave(ClassLoader loader, byte[] classFile) {
    if (Territory.isJdk(loader)) {
      return null;
    }
    boolean own = OwnWork.begin();
    try {
      return form(loader, ClassFiles.head(classFile).name(), classFile);
    } catch (RuntimeException unreadable) {
      // The JDK will say what is wrong with it.
      return null;
    } finally {
      OwnWork.end(own);
    }
  }

  private byte[] form(ClassLoader loader, String name, byte[] classFile) {
    String binaryName = name.replace('/', '.');
    if (!territory.contains(loader, binaryName)) {
      return null;
    }
    try {
      ProgramLoader its = transformer.known(loader);
      if (!its.seesHooks) {
        leave(name, "its class loader " + loader.getClass().getName() + " does not see the agent");
        return null;
      }
      if (classFile[7] < FIRST_VERSION) {
        leave(name, "its class file is older than Java 5");
        return null;
      }
      boolean told = places.get() < MOST_PLACES;
      Extent extent = new Extent(locals, tagging.wantsBirths(false, binaryName));
      // No class has such a name: one that is not hidden keeps where its fields lie.
      LoaderPlaces.OfClass numbers = its.places.ofClass(told ? name + "/" : "/");
      byte[] woven;
      try {
        Weaver with = told ? weaver : weaver.withoutSites();
        woven = with.with(new Numbered(numbers, binaryName, told)).weave(classFile, extent);
      } finally {
        places.addAndGet(numbers.keep());
      }
      if (!extent.words().isEmpty()) {
        leave(name, extent.words());
      }
      if (!told) {
        transformer.leave("hidden classes", "there are too many: the lines of the stores of the last are not told");
      }
      dump.write(name + "+hidden", woven);
      return woven;
    } catch (Throwable failure) {
      leave(name, String.valueOf(failure));
      return null;
    }
  }

  private void leave(String name, String reason) {
    if (left.incrementAndGet() <= MOST_LEFT) {
      transformer.leave(name + " (hidden)", reason);
    }
  }

  /** Their code is the application's: no frame on the stack says so, as the VM hides theirs. */
  private static final class Numbered implements Numbers {
    private final Numbers numbers;
    private final String type;
    private final boolean told;

    Numbered(Numbers numbers, String type, boolean told) {
      this.numbers = numbers;
      this.type = type;
      this.told = told;
    }

    @Override
    public int of(Place place) {
      // Else each name that a program makes up would have numbers of its own.
      boolean unnamed = !told && type.equals(place.owner());
      int number =
          numbers.of(unnamed ? Place.ofField(Place.HIDDEN, place.slot(), place.descriptor()) : place);
      Sites.setApplication(number);
      return number;
    }
  }
}
