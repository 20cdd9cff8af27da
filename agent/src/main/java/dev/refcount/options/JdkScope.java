package dev.refcount.options;

/** The JDK classes whose stores are woven: the value of {@code jdk}. */
public enum JdkScope {
  /** Every JDK class that can be woven. */
  ALL,
  /** The collections only. */
  COLLECTIONS,
  /** No JDK class: what it stores is not counted. */
  NONE
}
