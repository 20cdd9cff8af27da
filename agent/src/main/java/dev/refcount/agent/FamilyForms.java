package dev.refcount.agent;

import dev.refcount.boot.Trouble;
import dev.refcount.weave.FamilyHooks;
import java.lang.instrument.ClassDefinition;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.util.ArrayList;
import java.util.List;
import jdk.internal.misc.Unsafe;

/** The classes that have the families' hooks: which are there, in which form, and how one gets the other form. */
final class FamilyForms {
  private final Instrumentation instrumentation;
  /** Class file of the common hooks. */
  private final byte[] hooks;
  private final Class<?>[] defined;
  private final boolean[] filled;

  FamilyForms(Instrumentation instrumentation, byte[] hooks, int families) {
    this.instrumentation = instrumentation;
    this.hooks = hooks;
    this.defined = new Class<?>[families];
    this.filled = new boolean[families];
    // Within the transformer it would be loaded and not woven.
    filled(new ArrayList<>());
  }

  /**
   * Makes a family's class, in the form that it is to have, unless it is there. Without a monitor: the VM shows it to
   * other agents. What has opened the family meanwhile may have met no class to fill.
   */
  void define(int family, boolean open) {
    if (isDefined(family)) {
      return;
    }
    byte[] form = open ? FamilyHooks.open(family, hooks) : FamilyHooks.closed(family);
    String name = FamilyHooks.name(family);
    Class<?> made;
    boolean isOpen = open;
    try {
      made = Unsafe.getUnsafe().defineClass(name, form, 0, form.length, null, null);
    } catch (LinkageError otherThreads) {
      made = there(name, otherThreads);
      isOpen = false;
    }
    Loaders.makeKnown(made);
    synchronized (this) {
      if (defined[family] == null) {
        defined[family] = made;
        filled[family] = isOpen;
      }
    }
  }

  private static Class<?> there(String name, LinkageError duplicate) {
    try {
      return Class.forName(name.replace('/', '.'), false, null);
    } catch (ClassNotFoundException refused) {
      throw duplicate;
    }
  }

  private synchronized boolean isDefined(int family) {
    return defined[family] != null;
  }

  synchronized boolean isFilled(int family) {
    return filled[family];
  }

  /** Has the class that an earlier agent made, in a form that is not known; false if the class is none of these. */
  synchronized boolean takeOver(Class<?> type) {
    int family = type.getClassLoader() == null ? FamilyHooks.number(type.getName()) : -1;
    if (family >= 0) {
      defined[family] = type;
    }
    return family >= 0;
  }

  /** Those that are not filled, of the families that are open. */
  synchronized List<Class<?>> toFill(boolean[] open) {
    List<Class<?>> closed = new ArrayList<>();
    for (int i = 0; i < open.length; i++) {
      if (open[i] && defined[i] != null && !filled[i]) {
        closed.add(defined[i]);
      }
    }
    return closed;
  }

  /** Returns once the hooks of these do their work; false if the VM refuses. */
  boolean fill(List<Class<?>> types) {
    try {
      if (!types.isEmpty()) {
        instrumentation.redefineClasses(filled(types));
      }
    } catch (ClassNotFoundException | UnmodifiableClassException | VirtualMachineError | LinkageError refused) {
      // Something may not be counted: the report must say so.
      Trouble.note(refused);
      return false;
    }
    synchronized (this) {
      for (Class<?> type : types) {
        filled[FamilyHooks.number(type.getName())] = true;
      }
    }
    return true;
  }

  /** Given as they are to be, since within a transformer the VM asks none. */
  private ClassDefinition[] filled(List<Class<?>> types) {
    ClassDefinition[] definitions = new ClassDefinition[types.size()];
    for (int i = 0; i < definitions.length; i++) {
      Class<?> type = types.get(i);
      byte[] open = FamilyHooks.open(FamilyHooks.number(type.getName()), hooks);
      definitions[i] = new ClassDefinition(type, open);
    }
    return definitions;
  }
}
