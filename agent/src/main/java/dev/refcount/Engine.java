package dev.refcount;

import java.util.List;

/**
 * What the agent adds to the ledger: reports, and everything else too large for the boot loader.
 *
 * <p>Not for programs: they call {@link Refs}.
 */
public interface Engine {
  /** The ledger as it stands. */
  Report report();

  /** The classes of the report alone. */
  List<Report.ClassEntry> classes();

  /** The ledger against the heap. */
  Audit audit();

  /** Who holds what. */
  Holders holders();

  /** Whether instances of this class, or of any that inherits from it, are counted. */
  boolean counts(Class<?> type);

  /** Why references to instances of this class are not seen, or null if they are. */
  String refusal(Class<?> type);

  /** What was reclaimed, and what is dead. */
  Reclaiming reclaiming();
}
