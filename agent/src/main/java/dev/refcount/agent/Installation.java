package dev.refcount.agent;

import dev.refcount.boot.HiddenClasses;
import dev.refcount.boot.OwnWork;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Installs the transformer and weaves again what was loaded before it. */
final class Installation {
  private final Instrumentation instrumentation;
  private final WeavingTransformer transformer;
  private final Territory territory;
  private final FamilyGate families;
  private final HiddenWeaving hidden;
  private final boolean recorder = ModuleLayer.boot().findModule("jdk.jfr").isPresent();

  Installation(
      Instrumentation instrumentation,
      WeavingTransformer transformer,
      Territory territory,
      FamilyGate families,
      HiddenWeaving hidden) {
    this.families = families;
    this.hidden = hidden;
    this.instrumentation = instrumentation;
    this.transformer = transformer;
    this.territory = territory;
  }

  void run() {
    instrumentation.addTransformer(transformer, true);
    HiddenClasses.weaver(hidden);
    families.begin(instrumentation.getAllLoadedClasses());
    Set<Class<?>> tried = new HashSet<>();
    for (List<Class<?>> next = loaders(tried); !next.isEmpty(); next = loaders(tried)) {
      retransform(next);
    }
    transformer.loadersAreWoven();
    List<Class<?>> stores = new ArrayList<>();
    for (Class<?> type : loaded()) {
      String name = internalName(type);
      if (transformer.isPlain(type, name)) {
        transformer.meets(type);
      } else {
        stores.add(type);
      }
    }
    retransformInTwo(stores);
  }

  /**
   * The program's class loaders: woven first, as they may show the agent to their classes only then. Each once, since
   * the VM may refuse one.
   */
  private List<Class<?>> loaders(Set<Class<?>> tried) {
    List<Class<?>> loaders = new ArrayList<>();
    for (Class<?> type : loaded()) {
      boolean isNew = isLoader(type) && !transformer.hasMet(type) && !transformer.leaves(internalName(type));
      if (isNew && tried.add(type)) {
        loaders.add(type);
      }
    }
    return loaders;
  }

  private static boolean isLoader(Class<?> type) {
    return ClassLoader.class.isAssignableFrom(type) && !Territory.isJdk(type.getClassLoader());
  }

  /**
   * Weaves what the VM has loaded without asking: it asks no transformer about what a thread that is in it is the first
   * to need. What the agent itself needs is loaded before, as far as is known; a class loader of the program's that the
   * agent asks may need anything. And where the stack of who loads a class ends, nobody can be asked.
   *
   * @param running whether the program may have stored by it
   */
  synchronized void weaveOverlooked(boolean running) {
    List<Class<?>> found = new ArrayList<>();
    for (Class<?> type : instrumentation.getAllLoadedClasses()) {
      // First: so it is mostly, and there are hundreds at each start.
      if (!transformer.hasMet(type) && isOverlooked(type)) {
        found.add(type);
        if (running) {
          transformer.wasOverlooked(internalName(type));
        }
      }
    }
    retransform(found);
  }

  private boolean isOverlooked(Class<?> type) {
    ClassLoader loader = type.getClassLoader();
    return !type.isArray()
        && !type.isHidden()
        && !isIdleEvent(type)
        && territory.contains(loader, type.getName())
        && !transformer.leaves(internalName(type));
  }

  /**
   * The VM parses and checks each class on the thread that hands it over, and lets two threads do that at
   * once for different classes. No more than two: each stops the program once more, by a tenth of a second where
   * thousands of classes are loaded.
   */
  private void retransformInTwo(List<Class<?>> stores) {
    // By turns: the program's are the first of them, and take the longest.
    List<List<Class<?>>> halves = List.of(new ArrayList<>(), new ArrayList<>());
    for (Class<?> type : stores) {
      List<Class<?>> shorter = halves.get(halves.get(0).size() > halves.get(1).size() ? 1 : 0);
      shorter.add(type);
    }
    Other other = new Other(halves.get(1));
    Thread thread = OwnWork.thread(OwnWork.task(other), "refcount weaving");
    thread.start();
    retransform(halves.get(0));
    Threads.await(thread);
  }

  /** What the second thread does. */
  private final class Other implements Runnable {
    private final List<Class<?>> batch;

    Other(List<Class<?>> batch) {
      this.batch = batch;
    }

    @Override
    public void run() {
      retransform(batch);
    }
  }

  /**
   * Gives every class its own code back: without the transformer the VM makes it from the class file. What has it still
   * is left alone: each change of a class makes HotSpot double what its constant pool has of NaNs. Hidden classes keep
   * their hooks, as the VM lets no agent change one. So do class loaders that may hide the agent otherwise: methods
   * that run now go on with woven code, which may name a hook for the first time.
   */
  void undo() {
    HiddenClasses.weaver(null);
    instrumentation.removeTransformer(transformer);
    List<Class<?>> changed = new ArrayList<>();
    for (Class<?> type : loaded()) {
      boolean shows = isLoader(type) && Loaders.deciding(type) == type;
      if (transformer.hasChanged(type) && !shows) {
        changed.add(type);
      }
    }
    retransform(changed);
  }

  private List<Class<?>> loaded() {
    List<Class<?>> loaded = new ArrayList<>();
    for (Class<?> type : instrumentation.getAllLoadedClasses()) {
      if (type.isArray() || type.isHidden() || !territory.contains(type.getClassLoader(), type.getName())
          || isIdleEvent(type)) {
        continue;
      }
      if (instrumentation.isModifiableClass(type)) {
        loaded.add(type);
      } else {
        // None is known but those that are never woven: a later JDK may have more.
        transformer.leave(internalName(type), "the VM lets no agent change it");
      }
    }
    return loaded;
  }

  /**
   * An event of the JDK's that nobody records, which stores nothing. When one is made anew, HotSpot looks for the
   * recorder's classes, and prints an error on the program's standard output if these are in no module.
   */
  private boolean isIdleEvent(Class<?> type) {
    Class<?> parent = type.getSuperclass();
    return !recorder && parent != null && parent.getName().equals("jdk.internal.event.Event");
  }

  /** One class that the VM refuses would spoil its whole batch: halves find it. */
  private void retransform(List<Class<?>> batch) {
    if (batch.isEmpty()) {
      return;
    }
    try {
      instrumentation.retransformClasses(batch.toArray(new Class<?>[0]));
    } catch (Throwable refused) {
      if (batch.size() == 1) {
        transformer.leave(internalName(batch.get(0)), String.valueOf(refused));
      } else {
        int half = batch.size() / 2;
        retransform(batch.subList(0, half));
        retransform(batch.subList(half, batch.size()));
      }
    }
  }

  private static String internalName(Class<?> type) {
    return type.getName().replace('.', '/');
  }
}
