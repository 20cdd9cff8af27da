package dev.refcount.weave;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * A program whose class file can be made old: no lambda, no string concatenation, nothing private that
 * another class uses. It stores to every kind of slot, leaves a frame in every way, and says what it saw.
 */
public final class Legacy implements Callable<Object>, Cloneable {
  static Object last;
  final Object[] elements = new Object[4];
  Object field;

  @Override
  public Object call() throws Exception {
    List<Object> seen = new ArrayList<>();
    for (int i = 0; i < elements.length; i++) {
      Object element = Integer.valueOf(i);
      elements[i] = i == 2 ? null : element;
      last = field;
      field = element;
    }
    Object[] copy = elements.clone();
    System.arraycopy(elements, 1, copy, 0, 3);
    for (Object element : copy) {
      seen.add(element);
    }
    seen.add(last);
    seen.add(((Legacy) clone()).field);
    seen.add(fails(null));
    seen.add(fails("text"));
    seen.add(Long.valueOf(wide(1L, 2.0, "x", 3)));
    return seen;
  }

  Object fails(Object argument) {
    Object outcome = "none";
    try {
      outcome = argument.toString();
    } catch (NullPointerException thrown) {
      Object caught = thrown.getClass();
      outcome = caught;
    } finally {
      field = outcome;
    }
    synchronized (this) {
      return outcome;
    }
  }

  /** Variables of two slots, and one slot that is now a number and now a reference. */
  static long wide(long first, double second, Object third, int fourth) {
    long sum = first;
    {
      Object inner = third;
      sum += inner.hashCode();
    }
    {
      double inner = second;
      sum += (long) inner;
    }
    for (int i = 0; i < fourth; i++) {
      Object looped = third;
      sum += looped == null ? 0 : 1;
    }
    return sum;
  }
}
