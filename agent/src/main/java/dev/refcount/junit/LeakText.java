package dev.refcount.junit;

import dev.refcount.Holding;
import dev.refcount.Refs;
import java.util.List;

/** What a failed test says: enough to fix the leak. */
final class LeakText {
  private static final int MOST_OBJECTS = 5;
  private static final int MOST_HOLDINGS = 10;

  static final String ADVICE =
      "\nWhat is not tagged (lambdas, streams, other classes) holds until it is collected, garbage or not:"
          + " @NoLeaks(value = …, collect = true) asks for a collection first";

  private LeakText() {}

  static String of(List<Identity> leaked, String test) {
    StringBuilder text = new StringBuilder();
    text.append(leaked.size() < Births.MOST_LEAKED ? "" : "at least ")
        .append(leaked.size())
        .append(leaked.size() == 1 ? " object is" : " objects are")
        .append(" still held at the end of ").append(test);
    for (Identity each : leaked.subList(0, Math.min(MOST_OBJECTS, leaked.size()))) {
      Object object = each.object;
      text.append("\n").append(name(object)).append(" is held by");
      holdings(text, object, Refs.holdings(object));
    }
    if (leaked.size() > MOST_OBJECTS) {
      text.append("\n… and ").append(leaked.size() - MOST_OBJECTS).append(" more objects");
    }
    return text.toString();
  }

  static String of(Object object, String what, List<Holding> holdings) {
    StringBuilder text = new StringBuilder(name(object)).append(' ').append(what);
    holdings(text, object, holdings);
    return text.toString();
  }

  private static void holdings(StringBuilder text, Object object, List<Holding> holdings) {
    if (holdings.isEmpty()) {
      text.append("\n  ").append(others(object));
    }
    for (Holding holding : holdings.subList(0, Math.min(MOST_HOLDINGS, holdings.size()))) {
      text.append("\n  ").append(holding);
    }
    if (holdings.size() > MOST_HOLDINGS) {
      text.append("\n  … and ").append(holdings.size() - MOST_HOLDINGS).append(" more references");
    }
  }

  private static String others(Object object) {
    if (object instanceof Thread && ((Thread) object).isAlive()) {
      return "the VM: the thread runs";
    }
    return object instanceof ClassLoader
        ? "nothing that the ledger knows, but the VM may, for the sake of its classes and their objects"
        : "nothing that the ledger knows";
  }

  static String name(Object object) {
    return object.getClass().getTypeName() + "@"
        + Integer.toHexString(System.identityHashCode(object));
  }
}
