package dev.refcount.selftest;

import dev.refcount.Refs;

/** Two stores of a tagged object through a field, an element and a local, and their undoing. */
public final class Program {
  private Object field;
  private final Object[] elements = new Object[1];

  private Program() {}

  /** What {@link #run} must return. */
  public static int[] expected(boolean locals) {
    int local = locals ? 1 : 0;
    return new int[] {local, local + 1, local + 2, 2 * local + 2, local + 1, local, 1, 0};
  }

  /** The probe's count after each step. */
  public static int[] run() {
    return new Program().steps();
  }

  private int[] steps() {
    int[] counts = new int[8];
    Probe probe = new Probe();
    counts[0] = Refs.count(probe);
    field = probe;
    counts[1] = Refs.count(probe);
    elements[0] = probe;
    counts[2] = Refs.count(probe);
    {
      Object second = probe;
      counts[3] = Refs.count(second);
    }
    elements[0] = null;
    counts[4] = Refs.count(probe);
    field = new Probe();
    counts[5] = Refs.count(probe);
    probe = null;
    counts[6] = Refs.count(field);
    counts[7] = Refs.count(takeField());
    return counts;
  }

  private Object takeField() {
    Object taken = field;
    field = null;
    return taken;
  }
}
