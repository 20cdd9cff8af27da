package dev.refcount.audited;

import dev.refcount.Refs;
import java.lang.reflect.Array;

/** Arrays that the VM stores in an array when it makes that. */
public final class Rows {
  private static Object kept;
  private static Object reflected;

  private Rows() {}

  private static class Cell {}

  public static void main(String[] arguments) {
    Cell[][] made = new Cell[2][3];
    Object[][] asked = (Object[][]) Array.newInstance(Cell.class, 2, 3);
    kept = made;
    reflected = asked;
    System.out.println(Refs.counts(made[1]).elements() + " " + Refs.counts(asked[1]).elements());
    System.out.println(Refs.audit().drifts());
  }
}
