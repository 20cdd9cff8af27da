package dev.refcount;

import dev.refcount.boot.Budget;
import dev.refcount.boot.Snapshot;

/** Says why an object is not counted, and what would count it. */
final class NotTagged {
  private NotTagged() {}

  /** @param taggable whether it can be given to {@link Refs#tag} */
  static IllegalArgumentException because(Object object, boolean taggable) {
    Class<?> type = object.getClass();
    String name = type.getTypeName();
    if (Snapshot.missedBirth(object)) {
      return new IllegalArgumentException(
          "this " + name + " is not counted: it was born before the agent was attached, or by clone"
              + " or deserialisation; Refs.tag counts it from now on");
    }
    if (Snapshot.notPicked(object)) {
      return untagged(name, "sample= counts some of its class alone; Refs.tag counts it from now on");
    }
    if (Budget.isSpent()) {
      return untagged(
          name, "it was met after the ledger's budget had been full; start the agent with a larger budget=");
    }
    return untagged(name, whatCounts(type, taggable));
  }

  private static IllegalArgumentException untagged(String name, String advice) {
    return new IllegalArgumentException(name + " is not tagged: " + advice);
  }

  /** No pattern of {@code tag=} names an array. */
  private static String whatCounts(Class<?> type, boolean taggable) {
    String option = type.isArray() ? "containers=true" : "tag=" + type.getName();
    if (!taggable) {
      return "start the agent with " + option;
    }
    boolean first = type.isArray() && type.getComponentType().isPrimitive();
    return (first ? "" : "start the agent with " + option + ", or ") + "call Refs.tag first";
  }
}
