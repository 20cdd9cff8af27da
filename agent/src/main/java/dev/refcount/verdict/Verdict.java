package dev.refcount.verdict;

import java.util.Locale;

/** Why the collector could reclaim a tagged object: each gets exactly one. */
public enum Verdict {
  /** Its count had reached zero before. */
  COUNTED_OUT,
  /** Only objects of the same batch that were counted out, or cascaded, held it. */
  CASCADE,
  /** In a cycle of tagged objects, or held only from one: counting alone would have leaked it. */
  CYCLE,
  /** An untagged holder that held it, or held what held it, died in the same batch. */
  WITH_HOLDER,
  /** A local variable still in scope held it, or held what held it: the JIT had ended its life. */
  LIVE_VARIABLE,
  /** None of these: a store was missed. */
  UNEXPLAINED;

  private final String words = name().toLowerCase(Locale.ROOT).replace('_', ' ');

  /** As it is read: {@code counted out}. */
  String words() {
    return words;
  }
}
