package dev.refcount.boot;

import jdk.internal.vm.annotation.DontInline;
import jdk.internal.vm.annotation.ForceInline;
import jdk.internal.vm.annotation.Hidden;

/**
 * The calls that weaving puts behind stores of the program.
 *
 * <p>Each is reached after the store has happened, asks the cheap questions first, and lets nothing
 * out: what fails in here is counted by {@link Trouble}. Only those questions are inlined: C2 takes for hot whatever
 * was ever run, by one profile for all stores of the program, and put the rest behind each of them.
 */
public final class Hooks {
  /** Set by woven code where a {@link Node#late} was counted up. */
  public static volatile boolean someLate;

  private Hooks() {}

  /** After {@code PUTFIELD}. */
  @Hidden
  @Gated
  public static void field(Object holder, Object value, int site) {
    if (skip(holder, value)) {
      return;
    }
    try {
      Ledger.sync(holder, Ledger.FIELD_OF_SITE, value, site);
    } catch (VirtualMachineError brink) {
      // Not even its first frame fitted. No call in here, nor in those below: C2 has this in the method that stores.
      synchronized (Deferred.LOCK) {
        int next = Deferred.waiting;
        if (next < Deferred.BASES.length) {
          Deferred.BASES[next] = holder;
          Deferred.OFFSETS[next] = Ledger.FIELD_OF_SITE;
          Deferred.SITES[next] = site;
          Deferred.waiting = next + 1;
        } else {
          Trouble.lost = brink;
        }
      }
    } catch (Throwable failure) {
      Trouble.note(failure);
    }
  }

  /** After {@code PUTSTATIC}; the owner is the class that the instruction names. */
  @Hidden
  @Gated
  public static void staticField(Object value, Class<?> owner, int site) {
    try {
      if (Ledger.untagged(value) && !Types.anyStaticsRecorded(owner)) {
        return;
      }
      Class<?> declaring = Sites.declaring(owner, site);
      Ledger.sync(declaring, Sites.staticOffset(declaring, site), value, site);
    } catch (VirtualMachineError brink) {
      synchronized (Deferred.LOCK) {
        int next = Deferred.waiting;
        if (next < Deferred.BASES.length) {
          Deferred.BASES[next] = owner;
          Deferred.OFFSETS[next] = Deferred.STATIC_OF_SITE;
          Deferred.SITES[next] = site;
          Deferred.waiting = next + 1;
        } else {
          Trouble.lost = brink;
        }
      }
    } catch (Throwable failure) {
      Trouble.note(failure);
    }
  }

  /** After {@code AASTORE}, which has checked array and index. */
  @Hidden
  @Gated
  public static void element(Object[] array, int index, int site) {
    Object value = array[index];
    if (skip(array, value)) {
      return;
    }
    try {
      Ledger.syncElement(array, index, value, site);
    } catch (VirtualMachineError brink) {
      synchronized (Deferred.LOCK) {
        int next = Deferred.waiting;
        if (next < Deferred.BASES.length) {
          Deferred.BASES[next] = array;
          Deferred.OFFSETS[next] = Deferred.FIRST_ELEMENT - index;
          Deferred.SITES[next] = site;
          Deferred.waiting = next + 1;
        } else {
          Trouble.lost = brink;
        }
      }
    } catch (Throwable failure) {
      Trouble.note(failure);
    }
  }

  /**
   * After {@code ASTORE}, and at entry for each parameter; returns what the shadow now holds.
   *
   * <p>Written out, to be longer than 35 bytes: such a method the compilers inline where it is hot and nowhere
   * else. Nearly every line of a program has one; inlined everywhere, they cost the compiler run a fifth to a
   * third more processor time.
   */
  @Hidden
  @Gated
  public static Node local(Node old, Object value, int site) {
    if (old == null) {
      if (value == null) {
        return null;
      }
      Class<?> type = value.getClass();
      if (Types.UNTAGGED[System.identityHashCode(type) & (Types.UNTAGGED.length - 1)] == type) {
        return null;
      }
    }
    return changeLocal(old, value, site);
  }

  /**
   * Where this overflows the stack before anything is counted, the frame is about to overflow too. What
   * is counted already and can't be let go of is {@link Deferred}.
   */
  @Hidden
  @DontInline
  static Node changeLocal(Node old, Object value, int site) {
    Node shadow = old;
    Node left = null;
    try {
      Node node = Nodes.of(value);
      if (node != old) {
        if (node != null) {
          node.add(Kind.LOCAL);
        }
        shadow = node;
        left = old;
        if (old != null) {
          old.drop(Kind.LOCAL, site);
        }
        left = null;
        // After the counts, which a failure in here must not touch.
        if (old != null) {
          ThreadLog.release(old, site);
        }
        if (node != null) {
          ThreadLog.hold(node, site);
        }
        History.noteLocal(node, History.STORED, site);
        History.noteLocal(old, History.DROPPED, site);
      }
    } catch (StackOverflowError brink) {
      // The shadow says what was counted. No call in here.
      if (left != null) {
        synchronized (Deferred.LOCK) {
          int next = Deferred.waiting;
          if (next < Deferred.BASES.length) {
            Deferred.BASES[next] = left;
            Deferred.OFFSETS[next] = Deferred.LOCAL_DROP;
            Deferred.SITES[next] = site;
            Deferred.waiting = next + 1;
          } else {
            Trouble.lost = brink;
          }
        }
      }
    } catch (Throwable failure) {
      Trouble.note(failure);
    }
    return shadow;
  }

  /** Where a local variable's scope ends, and where a frame is left. */
  @Hidden
  @Gated
  public static void drop(Node shadow, int site) {
    if (shadow != null) {
      dropLocal(shadow, site);
    }
  }

  /** Where there is no stack for the call of this, the shadow still says what is counted. */
  @Hidden
  @DontInline
  private static void dropLocal(Node shadow, int site) {
    boolean counted = false;
    try {
      shadow.drop(Kind.LOCAL, site);
      counted = true;
      ThreadLog.release(shadow, site);
      History.noteLocal(shadow, History.DROPPED, site);
    } catch (Throwable brink) {
      // Once it is counted out, only the list of this thread's variables has one too many. Else the code
      // that let go of it ran out of stack where the code that took it, compiled, had not. No call here.
      if (!(brink instanceof VirtualMachineError)) {
        Trouble.note(brink);
      } else if (!counted) {
        synchronized (Deferred.LOCK) {
          int next = Deferred.waiting;
          if (next < Deferred.BASES.length) {
            Deferred.BASES[next] = shadow;
            Deferred.OFFSETS[next] = Deferred.LOCAL_DROP;
            Deferred.SITES[next] = site;
            Deferred.waiting = next + 1;
          } else {
            Trouble.lost = brink;
          }
        }
      }
    }
  }

  /** In a constructor, once {@code this} may be passed. */
  @Hidden
  @Gated
  public static void born(Object object) {
    try {
      Nodes.born(object, false);
    } catch (VirtualMachineError brink) {
      if (!Births.dispensable) {
        Trouble.note(brink);
      }
    } catch (Throwable failure) {
      Trouble.note(failure);
    }
  }

  /** The same behind {@code Object.<init>}, which gives {@code this} to nobody. */
  @Hidden
  @Gated
  public static void newborn(Object object) {
    try {
      Nodes.newborn(object, false);
    } catch (VirtualMachineError brink) {
      if (!Births.dispensable) {
        Trouble.note(brink);
      }
    } catch (Throwable failure) {
      Trouble.note(failure);
    }
  }

  /** After {@code ANEWARRAY} and {@code MULTIANEWARRAY}; part is 1 in the code of a collection. */
  @Hidden
  @Gated
  public static void bornArray(Object[] array, int part, int site) {
    try {
      if (!Ledger.untagged(array)) {
        Nodes.bornArray(array, part != 0, site);
      }
    } catch (Throwable failure) {
      Trouble.note(failure);
    }
  }

  /**
   * After the {@code INVOKEDYNAMIC} of a lambda or method reference: its class is hidden and reaches no
   * transformer, so the captured values are read from the fields {@code arg$1 …} that the JDK's
   * {@code InnerClassLambdaMetafactory} gives it.
   *
   * @param arguments bit i is set if captured argument i is a reference
   */
  @Hidden
  @Gated
  public static void captured(Object lambda, long arguments, int site) {
    try {
      Captures.sync(lambda, arguments, site);
    } catch (Throwable failure) {
      Trouble.note(failure);
    }
  }

  /** After {@code Object.clone()}; returns the copy. */
  @Hidden
  @Gated(returns = 1)
  public static Object cloned(Object original, Object copy, int site) {
    try {
      // An overriding clone() may return anything, itself too.
      if (copy != original && copy != null && copy.getClass() == original.getClass()) {
        Operations.cloned(original, copy, site);
      }
    } catch (Throwable failure) {
      Trouble.note(failure);
    }
    return copy;
  }

  /** Neither is the value counted nor can the slot have held a counted one. */
  @ForceInline
  static boolean skip(Object holder, Object value) {
    try {
      return Ledger.untagged(value) && Table.find(holder) == null;
    } catch (VirtualMachineError brink) {
      // The ledger will find no stack or memory either, and defer the slot.
      return false;
    }
  }
}
