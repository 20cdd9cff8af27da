package dev.refcount.boot;

import java.lang.reflect.Array;
import java.util.Arrays;
import jdk.internal.vm.annotation.Hidden;

/**
 * Stands in, at the call site, for JDK methods that store many references at once or natively, and for {@code AASTORE}
 * where there is no room for a hook behind it.
 *
 * <p>At the call site, because the compiler may replace such a method by its own code, and what was
 * woven inside would vanish. Hidden from stack traces, so that an exception looks as without the agent.
 */
public final class Operations {
  private Operations() {}

  /** Whether a class, of those that declare few others, declares a method of {@link #standIn}. */
  static boolean mayStandIn(Class<?> owner) {
    return owner == System.class || owner == Arrays.class || owner == Array.class || owner == Object.class;
  }

  /**
   * Whether methods of that name are counted where no call site names them. Some others of the same name are not: they
   * copy primitives.
   */
  static boolean standIn(Class<?> owner, String name) {
    if (owner == System.class) {
      return name.equals("arraycopy");
    }
    if (owner == Arrays.class) {
      return name.equals("copyOf") || name.equals("copyOfRange");
    }
    if (owner == Array.class) {
      return name.equals("set") || name.equals("newInstance");
    }
    return owner == Object.class && name.equals("clone");
  }

  /** {@code AASTORE}, whatever is counted. */
  @Hidden
  public static void store(Object[] array, int index, Object value) {
    array[index] = value;
    Hooks.element(array, index, 0);
  }

  @Hidden
  public static void arraycopy(Object from, int at, Object to, int start, int length, int site) {
    if (cannotFail(from, at, to, start, length)) {
      System.arraycopy(from, at, to, start, length);
      try {
        copied(from, at, to, start, length, site);
      } catch (Throwable brink) {
        // Not even a first frame fitted. No call in here.
        synchronized (Deferred.LOCK) {
          int next = Deferred.waiting;
          if (to instanceof Object[] && next < Deferred.BASES.length) {
            Deferred.BASES[next] = to;
            Deferred.OFFSETS[next] = Deferred.ELEMENTS;
            Deferred.SITES[next] = site;
            Deferred.waiting = next + 1;
          } else if (to instanceof Object[]) {
            Trouble.lost = brink;
          }
        }
        if (!(brink instanceof VirtualMachineError)) {
          Trouble.passOn(brink);
        }
      }
    } else {
      arraycopyThatMayFail(from, at, to, start, length, site);
    }
  }

  /**
   * Apart, and so hardly ever compiled: an exception out of a compiled {@code arraycopy} lacks the
   * frame of {@code System.arraycopy}, which it has in a program that rarely comes here.
   */
  @Hidden
  private static void arraycopyThatMayFail(
      Object from, int at, Object to, int start, int length, int site) {
    try {
      System.arraycopy(from, at, to, start, length);
    } finally {
      // Also after an ArrayStoreException: what was copied before it stays.
      copied(from, at, to, start, length, site);
    }
  }

  private static boolean cannotFail(Object from, int at, Object to, int start, int length) {
    return from != null
        && to != null
        && from.getClass().isArray()
        && to.getClass().isAssignableFrom(from.getClass())
        && at >= 0
        && start >= 0
        && length >= 0
        && at <= Array.getLength(from) - length
        && start <= Array.getLength(to) - length;
  }

  @Hidden
  public static Object[] copyOf(Object[] original, int length, int site) {
    Object[] copy =
        born(original, Arrays.copyOf(original, length));
    copied(original, 0, copy, 0, length, site);
    return copy;
  }

  @Hidden
  @SuppressWarnings("unchecked")
  public static Object[] copyOf(Object[] original, int length, Class<?> type, int site) {
    // Unchecked: what is not an array class must fail inside copyOf, as without the agent.
    Object[] copy =
        born(original, Arrays.copyOf(original, length, (Class<? extends Object[]>) type));
    copied(original, 0, copy, 0, length, site);
    return copy;
  }

  @Hidden
  public static Object[] copyOfRange(Object[] original, int from, int to, int site) {
    Object[] copy =
        born(original, Arrays.copyOfRange(original, from, to));
    copied(original, from, copy, 0, to - from, site);
    return copy;
  }

  @Hidden
  @SuppressWarnings("unchecked")
  public static Object[] copyOfRange(
      Object[] original, int from, int to, Class<?> type, int site) {
    Object[] copy =
        born(original, Arrays.copyOfRange(original, from, to, (Class<? extends Object[]>) type));
    copied(original, from, copy, 0, to - from, site);
    return copy;
  }

  /** {@code java.lang.reflect.Array.set} stores natively. */
  @Hidden
  public static void arraySet(Object array, int index, Object value, int site) {
    Array.set(array, index, value);
    if (array instanceof Object[]) {
      Hooks.element((Object[]) array, index, site);
    }
  }

  /** {@code java.lang.reflect.Array.newInstance} allocates natively. */
  @Hidden
  public static Object newInstance(Class<?> component, int length, int site) {
    return born(null, Array.newInstance(component, length));
  }

  /** The same of arrays in an array. */
  @Hidden
  public static Object newInstance(Class<?> component, int[] lengths, int site) {
    Object array = Array.newInstance(component, lengths);
    if (array instanceof Object[]) {
      Hooks.bornArray((Object[]) array, 0, site);
    }
    return array;
  }

  /** Behind {@code clone()}: a copy of the same class. */
  static void cloned(Object original, Object copy, int site) {
    born(original, copy);
    if (copy instanceof Object[]) {
      copied(original, 0, copy, 0, ((Object[]) copy).length, site);
    } else {
      Copies.syncClone(original, copy, site);
    }
  }

  /** A copy of what is part of a collection is part of one too. */
  @Gated(returns = 1)
  static <T> T born(Object original, T copy) {
    try {
      Nodes.born(copy, Nodes.isPart(original));
    } catch (Throwable failure) {
      Trouble.note(failure);
    }
    return copy;
  }

  /** An array without a record holds nothing that is counted: then there is nothing to scan. */
  @Gated
  static void copied(
      Object from, int at, Object to, int start, int length, int site) {
    if (!(to instanceof Object[]) || !(from instanceof Object[]) || length <= 0) {
      return;
    }
    if (start < 0 || start > ((Object[]) to).length - length) {
      // Refused by the JDK before anything was copied.
      return;
    }
    try {
      if (Table.find(from) != null || (from != to && Table.find(to) != null)) {
        int line = Origin.application(site);
        if (line == site) {
          Copies.syncRange((Object[]) to, start, length, site);
        } else {
          Copies.syncMoved((Object[]) from, at, (Object[]) to, start, length, line);
        }
      }
    } catch (Throwable failure) {
      if (!(failure instanceof VirtualMachineError) && !Trouble.isStop(failure)) {
        Trouble.noteOwn(failure);
        return;
      }
      // As where one element is stored: no call in here.
      synchronized (Deferred.LOCK) {
        int next = Deferred.waiting;
        if (next < Deferred.BASES.length) {
          Deferred.BASES[next] = to;
          Deferred.OFFSETS[next] = Deferred.ELEMENTS;
          Deferred.SITES[next] = site;
          Deferred.waiting = next + 1;
        } else {
          Trouble.lost = failure;
        }
      }
      if (!(failure instanceof VirtualMachineError)) {
        Trouble.passOn(failure);
      }
    }
  }
}
