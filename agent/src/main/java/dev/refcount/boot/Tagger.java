package dev.refcount.boot;

/** Decides once for each class whether its instances are counted, and since when. */
public interface Tagger {
  /** None of them, but for those that are given to {@code Refs.tag}. */
  int NONE = 0;

  /** Each from its first store on: for classes that had no instance before the agent came. */
  int FROM_FIRST_SIGHT = 1;

  /** Those whose birth the agent saw: what was there before it has references that it does not know. */
  int FROM_BIRTH = 2;

  /** The same, for what is part of a collection: an entry, a node. */
  int PART_FROM_BIRTH = 3;

  /** May run JDK code of any kind: the ledger keeps the stores of such code from asking again. */
  int tags(Class<?> type);
}
