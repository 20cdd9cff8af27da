package dev.refcount.boot;

import jdk.internal.misc.Unsafe;
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

  /**
   * Calls each hook once before anything is woven. What cannot work in this VM fails here and stops the
   * agent; woven, it would fail inside the JDK's own exceptions, and fail again in theirs.
   */
  public static void rehearse() {
    int troublesBefore = Trouble.count();
    Object[] array = {new Object(), null};
    element(array, 0, 0);
    drop(local(null, array[0], 0), 0);
    cloned(array, array.clone(), 0);
    Setters.setter(null, null, 0, 0);
    Setters.queued(array, null, 0);
    Deferred.settle();
    Ledger.syncRange(array, 0, 2, 0);
    Ledger.syncMoved(array, 0, array, 0, 2, 0);
    ThreadLog.current();
    Operations.arraycopy(array, 0, array, 1, 1, 0);
    UnsafeStores.putReference(Unsafe.getUnsafe(), array, Elements.offset(1), null, 0);
    captured(null, 1, 0);
    int site = Sites.add(Place.ofField(Node.class.getName(), "max", "I"));
    Sites.declaring(Node.class, site);
    if (Trouble.count() > troublesBefore) {
      throw new IllegalStateException("a hook failed its rehearsal", Trouble.first());
    }
  }

  /** After {@code PUTFIELD}. */
  @Hidden
  @Gated
  public static void field(Object holder, Object value, int site) {
    if (skip(holder, value)) {
      return;
    }
    try {
      Ledger.sync(holder, Ledger.FIELD_OF_SITE, value, site);
    } catch (Throwable failure) {
      Trouble.note(failure);
    }
  }

  /** After {@code PUTSTATIC}; the owner is the class that the instruction names. */
  @Hidden
  @Gated
  public static void staticField(Object value, Class<?> owner, int site) {
    try {
      if (Ledger.untagged(value) && !anyRecord(owner)) {
        return;
      }
      Class<?> declaring = Sites.declaring(owner, site);
      Ledger.sync(declaring, Sites.staticOffset(declaring, site), value, site);
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
      Nodes.born(copy, Nodes.isPart(original));
      // An overriding clone() may return anything.
      if (copy != original && copy != null && copy.getClass() == original.getClass()) {
        Ledger.syncCopy(original, copy, site);
      }
    } catch (Throwable failure) {
      Trouble.note(failure);
    }
    return copy;
  }

  /**
   * The field may be one that the owner inherits: the record is that of the class that declares it. Asked
   * of the types, since every class that is known has an identity hash, which makes a look-up long.
   */
  private static boolean anyRecord(Class<?> owner) {
    if (!Ledger.staticsRecorded) {
      return false;
    }
    for (Class<?> type = owner; type != null; type = type.getSuperclass()) {
      Type known = Types.of(type);
      if (known.staticsHaveRecord || known == Type.UNDECIDED) {
        return true;
      }
    }
    return false;
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
