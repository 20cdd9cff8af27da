package dev.refcount.audited.planted;

import dev.refcount.Audit;
import dev.refcount.Refs;

/** Runs the program that is named, audits, and prints what differs. */
public final class Planted {
  private Planted() {}

  public static void main(String[] arguments) throws Exception {
    Class<?> type = Class.forName(Planted.class.getPackageName() + "." + arguments[0]);
    ((Runnable) type.getDeclaredConstructor().newInstance()).run();
    Audit audit = Refs.audit();
    System.out.println("drifts " + audit.drifts().size() + " repaired " + audit.repaired());
    audit.drifts().stream().flatMap(drift -> drift.holders().stream()).forEach(System.out::println);
  }
}
