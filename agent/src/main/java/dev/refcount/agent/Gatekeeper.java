package dev.refcount.agent;

import dev.refcount.boot.Gate;
import dev.refcount.boot.Hooks;
import dev.refcount.boot.Operations;
import dev.refcount.boot.Setters;
import dev.refcount.boot.Trouble;
import dev.refcount.boot.UnsafeStores;
import dev.refcount.weave.EmptiedHooks;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;

/**
 * Empties the hooks while nothing can be tagged, and fills them before anything is: at the first {@code Refs.tag}, or
 * when a class is loaded that a pattern names.
 */
final class Gatekeeper implements Gate.Opener {
  private static final Class<?>[] GATED = {
    Hooks.class, Operations.class, Setters.class, UnsafeStores.class
  };

  private final Instrumentation instrumentation;
  private final Tagging tagging;
  private final FamilyGate families;
  private final Turn turn = new Turn();
  /** A class has come that a pattern names, or an object is to be counted. */
  private volatile boolean needed;
  /** What {@link #form} answers. */
  private volatile boolean empty;
  /** For whose turn it is: the hooks that are emptied just now can't be filled in between. */
  private boolean closes;

  Gatekeeper(Instrumentation instrumentation, Tagging tagging, FamilyGate families) {
    this.instrumentation = instrumentation;
    this.tagging = tagging;
    this.families = families;
  }

  /**
   * Before a class is there; takes its binary name, or null if its file can't be read. Of another than those that are
   * counted there may be instances already while somebody else opens it.
   */
  void loads(String name) {
    boolean counted = (!needed || !Gate.isOpen()) && (name == null || tagging.names(name));
    if (counted && !needed) {
      needed = true;
    }
    if (needed && !Gate.isOpen()) {
      // Also if it was in vain the last time. Within a transformer the VM asks none: such a class is as it was built.
      open(counted);
    }
  }

  /** The form that one of the classes of the hooks is to have; null as it is in the agent's jar. */
  byte[] form(Class<?> redefined, byte[] classFile) {
    return empty && isGated(redefined) ? EmptiedHooks.of(classFile) : null;
  }

  private static boolean isGated(Class<?> type) {
    for (Class<?> gated : GATED) {
      if (gated == type) {
        return true;
      }
    }
    return false;
  }

  /**
   * Once all is woven and tested. Without a tag it stays closed until the program tags an object; with tags as long as
   * no class of theirs is loaded, if that can be told by names.
   */
  void closeIfNothingIsTagged() {
    if (!tagging.waitsForNames() || anyIsLoaded()) {
      return;
    }
    if (turn.begin()) {
      try {
        // In this order: who comes to need it sees that it is closed, and waits for the turn, or is seen here.
        Gate.closed(true);
        closes = true;
        if (needed || !retransform(true)) {
          Gate.closed(false);
        }
      } finally {
        closes = false;
        turn.end();
      }
    }
    if (needed) {
      open();
    }
  }

  private boolean anyIsLoaded() {
    for (Class<?> type : instrumentation.getAllLoadedClasses()) {
      if (tagging.names(type.getName())) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void open(Class<?> counted) {
    needed = true;
    open();
    families.opens(counted);
  }

  /** Opens it, unless somebody has meanwhile. */
  void open() {
    open(true);
  }

  /** @param waits whether it must be open then, whoever opens it */
  private void open(boolean waits) {
    if (!Gate.isOpen() && (waits ? turn.begin() : turn.beginIfFree())) {
      try {
        if (!closes && !Gate.isOpen() && retransform(false)) {
          Gate.closed(false);
        }
      } finally {
        turn.end();
      }
    }
  }

  private boolean retransform(boolean empties) {
    empty = empties;
    try {
      instrumentation.retransformClasses(GATED);
      return true;
    } catch (UnmodifiableClassException | VirtualMachineError | LinkageError refused) {
      empty = false;
      if (!empties) {
        // Nothing is counted: the report must say so.
        Trouble.note(refused);
      }
      return false;
    }
  }
}
