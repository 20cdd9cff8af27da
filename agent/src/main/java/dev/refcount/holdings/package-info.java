/**
 * Who holds an object, in words a person says, and how that leads up to a root.
 *
 * <p>Runs in the system class loader, on the asking thread; reads records and changes nothing in the
 * ledger.
 */
package dev.refcount.holdings;
