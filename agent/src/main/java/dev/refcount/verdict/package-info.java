/**
 * Why each tagged object was reclaimed, how late, and what is dead already by the ledger alone.
 *
 * <p>Runs in the system class loader, on the reaper's thread for what the collector reclaimed and on the
 * asking thread for what lives; reads records and changes nothing in the ledger.
 */
package dev.refcount.verdict;
