package dev.refcount.audited;

import dev.refcount.Audit;
import dev.refcount.Refs;
import java.util.EnumMap;
import java.util.EnumSet;

/** Enums have tables in fields of their class object, which a heap dump does not show. */
public final class EnumTables {
  /** A static field of its own is tagged and audited as ever. */
  enum Colour {
    RED,
    GREEN;

    static final Colour[] OWN = {GREEN, RED};
  }

  private EnumTables() {}

  public static void main(String[] arguments) {
    System.out.println(EnumSet.allOf(Colour.class));
    System.out.println(new EnumMap<Colour, String>(Colour.class));
    System.out.println(Colour.valueOf("GREEN") + " " + Colour.OWN.length);
    Audit audit = Refs.audit();
    System.out.println(audit.checked() > 2);
    System.out.println(audit.drifts());
  }
}
