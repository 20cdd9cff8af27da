package dev.refcount.agent;

import dev.refcount.boot.Tagger;
import dev.refcount.boot.Trouble;
import dev.refcount.weave.ClassFiles;
import dev.refcount.weave.Families;
import dev.refcount.weave.FamilyHooks;
import java.lang.instrument.ClassDefinition;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import jdk.internal.misc.Unsafe;

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
  /** Class file of the common hooks. */
  private final byte[] hooks;
  private final Object opening = new Object();

  // Guarded by this.
  private final Ancestry ancestry;
  private final Set<String> interfaces = new HashSet<>();
  /** Names that were given a family's hooks. */
  private final Set<String> assigned = new HashSet<>();
  /** The JDK's classes are looked at once there is something counted that may descend from them. */
  private volatile boolean jdkToo;
  private final Class<?>[] defined = new Class<?>[FAMILIES];
  private final boolean[] open = new boolean[FAMILIES];
  private final boolean[] filled = new boolean[FAMILIES];

  private volatile boolean allOpen;
  /** Some are open that are not filled yet. */
  private volatile boolean pending;
  private int times;

  FamilyGate(Instrumentation instrumentation, Tagging tagging, byte[] hooks) {
    this.instrumentation = instrumentation;
    this.tagging = tagging;
    this.hooks = hooks;
    this.ancestry = new Ancestry(tagging);
    this.allOpen = !tagging.tellsByNames() || !instrumentation.isRedefineClassesSupported();
    // Within the transformer it would be loaded and not woven.
    opened(new ArrayList<>());
  }

  /** Classes that are there when classes begin to be told; their forms too, if an agent that has left is among them. */
  void begin(Class<?>[] loaded) {
    takeOver(loaded);
    for (Class<?> type : loaded) {
      boolean jdk = Territory.isJdk(type.getClassLoader());
      if (!jdk || tagging.counted(internalName(type))) {
        comes(type);
      }
    }
    fill();
  }

  private synchronized void comes(Class<?> type) {
    if (!allOpen && !type.isArray() && !type.isPrimitive()) {
      comes(internalName(type), parent(type), type.isInterface(), names(type.getInterfaces()));
    }
  }

  /** In whatever form hooks of families are, from now on they are open. */
  private synchronized void takeOver(Class<?>[] loaded) {
    for (Class<?> type : loaded) {
      int family = type.getClassLoader() == null ? FamilyHooks.number(type.getName()) : -1;
      if (family >= 0) {
        defined[family] = type;
        openAll();
      }
    }
  }

  /** Before a class is there. */
  void loads(ClassLoader loader, String name, byte[] classFile) {
    boolean plain = !jdkToo && Territory.isJdk(loader) && name != null && !tagging.counted(name);
    if (!allOpen && !plain) {
      try {
        ClassFiles.Head head = ClassFiles.head(classFile);
        comes(head.name(), head.parent(), head.isInterface(), head.interfaces());
      } catch (RuntimeException unreadable) {
        // Of a version that is not known yet: it may stand between a counted class and others.
        openAll();
      }
    }
    fill();
  }

  private synchronized void comes(
      String name, String parent, boolean isInterface, String[] implemented) {
    List<String> found = ancestry.comes(name, parent, implemented);
    for (String above : found) {
      open[family(above)] = true;
      pending = true;
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
      open[family(name)] = true;
      pending = true;
    }
    if (ancestry.size() > NAMES) {
      openAll();
    }
  }

  @Override
  public synchronized String hooks(String type, boolean isClass) {
    int family = family(type);
    boolean certain = isClass || ancestry.knows(type);
    if (allOpen || open[family] || !certain || interfaces.contains(type) || type.equals("java/lang/Object")) {
      return null;
    }
    if (defined[family] == null) {
      byte[] closed = FamilyHooks.closed(family);
      String name = FamilyHooks.name(family);
      defined[family] = Unsafe.getUnsafe().defineClass(name, closed, 0, closed.length, null, null);
    }
    assigned.add(type);
    return FamilyHooks.name(family);
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
      for (Class<?> type = counted; type != null && !allOpen; type = type.getSuperclass()) {
        int family = family(internalName(type));
        if (!open[family]) {
          open[family] = true;
          pending = true;
        }
      }
    }
    fill();
  }

  private synchronized void openAll() {
    allOpen = true;
    pending = true;
    Arrays.fill(open, true);
    ancestry.forget();
    interfaces.clear();
    assigned.clear();
  }

  /** Returns once what is open is filled, also if another thread does it. */
  private void fill() {
    if (!pending) {
      return;
    }
    synchronized (opening) {
      List<Class<?>> closed = closed();
      if (!closed.isEmpty() && ++times == TIMES) {
        openAll();
        closed = closed();
      }
      try {
        if (!closed.isEmpty()) {
          instrumentation.redefineClasses(opened(closed));
        }
      } catch (ClassNotFoundException | UnmodifiableClassException | VirtualMachineError | LinkageError refused) {
        // Tried again when the next class comes. Until then something may not be counted: the report must say so.
        Trouble.note(refused);
        return;
      }
      filled(closed);
    }
  }

  private synchronized List<Class<?>> closed() {
    List<Class<?>> closed = new ArrayList<>();
    for (int i = 0; i < FAMILIES; i++) {
      if (open[i] && defined[i] != null && !filled[i]) {
        closed.add(defined[i]);
      }
    }
    return closed;
  }

  /** Given as they are to be, since within a transformer the VM asks none. */
  private ClassDefinition[] opened(List<Class<?>> types) {
    ClassDefinition[] definitions = new ClassDefinition[types.size()];
    for (int i = 0; i < definitions.length; i++) {
      Class<?> type = types.get(i);
      byte[] open = FamilyHooks.open(FamilyHooks.number(type.getName()), hooks);
      definitions[i] = new ClassDefinition(type, open);
    }
    return definitions;
  }

  private synchronized void filled(List<Class<?>> types) {
    for (Class<?> type : types) {
      filled[FamilyHooks.number(type.getName())] = true;
    }
    pending = !closed().isEmpty();
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
