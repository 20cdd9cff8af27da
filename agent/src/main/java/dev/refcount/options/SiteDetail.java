package dev.refcount.options;

/** How much is remembered of the place that stored a reference: the value of {@code sites}. */
public enum SiteDetail {
  /** Class, method and line; for a store inside the JDK, the nearest application frame too. */
  APP,
  /** Class, method and line of the store itself. */
  LINE,
  /** Nothing. */
  OFF
}
