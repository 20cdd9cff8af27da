package dev.refcount.agent;

import dev.refcount.boot.Tagger;
import dev.refcount.weave.ClassFiles;
import dev.refcount.weave.Families;
import dev.refcount.weave.FamilyHooks;
import java.lang.instrument.Instrumentation;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Keeps the hooks of each family of static types closed until a class is counted that one of the types may refer to:
 * most stores of a program then cost nothing, though others of it are counted.
 *
 * <p>As with the whole gate, a family MUST be open before there is an instance of such a class, or before one is given
 * to {@code Refs.tag}. It is never closed again. What has the static type {@code Object} or an interface type always
 * calls the common hooks: the verifier lets any object be there, and the hidden class of a lambda, which reaches no
 * transformer, inherits from nothing else.
 */
final class FamilyGate implements Families, Tagger {
  /** So many that a class which is counted seldom shares a family with one that is not. */
  private static final int FAMILIES = 256;

  /** Opening one stops the program for a moment, as opening all of them does: this often at most. */
  private static final int TIMES = 16;

  /** Names of classes are remembered; a program that makes ever more has all families open in the end. */
  private static final int NAMES = 100_000;

  private final Instrumentation instrumentation;
  private final Tagging tagging;
  private final FamilyForms forms;
  private final Turn turn = new Turn();

  // Guarded by this.
  private final Ancestry ancestry;
  private final Set<String> interfaces = new HashSet<>();
  /** Names that were given a family's hooks. */
  private final Set<String> assigned = new HashSet<>();
  /** The JDK's classes are looked at once there is something counted that may descend from them. */
  private volatile boolean jdkToo;
  private final boolean[] open = new boolean[FAMILIES];

  private volatile boolean allOpen;
  /** Some are open that are not filled yet. */
  private volatile boolean pending;
  /** For whose turn it is. */
  private int times;

  FamilyGate(Instrumentation instrumentation, Tagging tagging, byte[] hooks) {
    this.instrumentation = instrumentation;
    this.tagging = tagging;
    this.forms = new FamilyForms(instrumentation, hooks, FAMILIES);
    this.ancestry = new Ancestry(tagging);
    this.allOpen = !tagging.tellsByNames() || !instrumentation.isRedefineClassesSupported();
    Arrays.fill(open, allOpen);
    open[family(ARRAY)] |= tagging.countsArrays();
  }

  /** Classes that are there when classes begin to be told; their forms too, if an agent that has left is among them. */
  void begin(Class<?>[] loaded) {
    takeOver(loaded);
    for (Class<?> type : loaded) {
      boolean jdk = Territory.isJdk(type.getClassLoader());
      if (!jdk || tagging.names(type.getName())) {
        comes(type);
      }
    }
    fill(true);
  }

  private synchronized void comes(Class<?> type) {
    if (!allOpen && !type.isArray() && !type.isPrimitive()) {
      comes(internalName(type), parent(type), type.isInterface(), names(type.getInterfaces()));
    }
  }

  /** In whatever form hooks of families are, from now on they are open. */
  private synchronized void takeOver(Class<?>[] loaded) {
    for (Class<?> type : loaded) {
      if (forms.takeOver(type)) {
        openAll();
      }
    }
  }

  /** Before a class is there; takes its binary name. */
  void loads(ClassLoader loader, String name, byte[] classFile) {
    boolean plain = !jdkToo && Territory.isJdk(loader) && name != null && !tagging.names(name);
    // Once all are open it is not known any more which class is counted.
    boolean counted = !plain;
    if (!allOpen && !plain) {
      try {
        ClassFiles.Head head = ClassFiles.head(classFile);
        counted = comes(head.name(), head.parent(), head.isInterface(), head.interfaces());
      } catch (RuntimeException unreadable) {
        // Of a version that is not known yet: it may stand between a counted class and others.
        openAll();
      }
    }
    fill(counted);
  }

  /** Returns whether families must be open before the class is there: it is counted, or has opened one. */
  private synchronized boolean comes(
      String name, String parent, boolean isInterface, String[] implemented) {
    List<String> found = ancestry.comes(name, parent, implemented);
    boolean opens = !found.isEmpty() || ancestry.counts(name);
    for (String above : found) {
      open(family(above));
    }
    if (!jdkToo && !found.isEmpty()) {
      jdkToo = true;
      for (Class<?> type : instrumentation.getAllLoadedClasses()) {
        if (Territory.isJdk(type.getClassLoader())) {
          comes(type);
        }
      }
    }
    if (isInterface && interfaces.add(name) && assigned.contains(name)) {
      // It was a class to those who were compiled against it.
      open(family(name));
      opens = true;
    }
    if (ancestry.size() > NAMES) {
      openAll();
      opens = true;
    }
    return opens;
  }

  @Override
  public String hooks(String type, boolean isClass) {
    int family = family(type);
    if (!mayBeClosed(type, isClass)) {
      return null;
    }
    forms.define(family, false);
    return assigns(type, isClass) ? FamilyHooks.name(family) : null;
  }

  private synchronized boolean mayBeClosed(String type, boolean isClass) {
    boolean certain = isClass || ancestry.knows(type);
    return !allOpen
        && !open[family(type)]
        && certain
        && !interfaces.contains(type)
        && !type.equals("java/lang/Object");
  }

  /** Asks again: the family may have been opened while its class was defined, and that is to be filled then. */
  private synchronized boolean assigns(String type, boolean isClass) {
    boolean closed = mayBeClosed(type, isClass);
    if (closed) {
      assigned.add(type);
    } else {
      pending = true;
    }
    return closed;
  }

  /** A class comes that was woven in an earlier run, and calls the hooks of the families of these types. */
  void calls(List<String> types) {
    boolean opens = false;
    for (String type : types) {
      forms.define(family(type), calls(type));
      // As above: what called these hooks has waited for none that were not there.
      opens |= calls(type) && !forms.isFilled(family(type));
    }
    if (opens) {
      pending = true;
    }
    fill(opens);
  }

  /** Whether the family of a type that is called by its hooks is open; it is if the type is an interface. */
  private synchronized boolean calls(String type) {
    if (interfaces.contains(type)) {
      open(family(type));
    }
    if (!allOpen) {
      assigned.add(type);
    }
    return open[family(type)];
  }

  @Override
  public int tags(Class<?> type) {
    int tags = tagging.tags(type);
    if (tags != Tagger.NONE) {
      // Mostly they are, by its name. Not those of a hidden class, and of one that was loaded within a transformer.
      opens(type);
    }
    return tags;
  }

  /** Before an instance of this class is counted. */
  void opens(Class<?> counted) {
    synchronized (this) {
      if (counted.isArray()) {
        open(family(ARRAY));
      }
      // Not Object's: no store calls that.
      for (Class<?> type = counted; type != null && type != Object.class && !allOpen; type = type.getSuperclass()) {
        open(family(internalName(type)));
      }
    }
    fill(true);
  }

  private void open(int family) {
    if (!open[family]) {
      open[family] = true;
      pending = true;
    }
  }

  private synchronized void openAll() {
    allOpen = true;
    pending = true;
    Arrays.fill(open, true);
    ancestry.forget();
    interfaces.clear();
    assigned.clear();
  }

  /** Fills what is open, or waits until another thread has. */
  private void fill(boolean waits) {
    if (!pending || !(waits ? turn.begin() : turn.beginIfFree())) {
      return;
    }
    try {
      List<Class<?>> closed = toFill();
      if (!closed.isEmpty() && ++times == TIMES) {
        openAll();
        closed = toFill();
      }
      // If not, it is tried again when the next class comes.
      if (forms.fill(closed)) {
        toFill();
      }
    } finally {
      turn.end();
    }
  }

  private synchronized List<Class<?>> toFill() {
    List<Class<?>> closed = forms.toFill(open);
    pending = !closed.isEmpty();
    return closed;
  }

  private static String parent(Class<?> type) {
    Class<?> parent = type.getSuperclass();
    return parent == null ? null : internalName(parent);
  }

  private static String[] names(Class<?>[] types) {
    String[] names = new String[types.length];
    for (int i = 0; i < names.length; i++) {
      names[i] = internalName(types[i]);
    }
    return names;
  }

  private static String internalName(Class<?> type) {
    return type.getName().replace('.', '/');
  }

  /** Names of one package differ little: the golden ratio spreads what they differ in (Knuth, volume 3, 6.4). */
  private static int family(String name) {
    return name.hashCode() * 0x9E3779B9 >>> 24;
  }
}
