package dev.refcount.boot;

/** Decides once for each class whether its instances are counted from birth. */
public interface Tagger {
  /** May run JDK code of any kind: the ledger keeps the stores of such code from asking again. */
  boolean tags(Class<?> type);
}
