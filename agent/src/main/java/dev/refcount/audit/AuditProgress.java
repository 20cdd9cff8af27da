package dev.refcount.audit;

/** Is told from time to time how far an audit has come. */
@FunctionalInterface
public interface AuditProgress {
  /**
   * The dump is read several times.
   *
   * @param pass the how-many-th time this is, from 1 on
   * @param bytes read in this pass so far
   * @param total size of the dump
   */
  void read(int pass, long bytes, long total);
}
