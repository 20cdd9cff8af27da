/**
 * Compares the ledger with the VM's own heap, as a heap dump shows both at one instant.
 *
 * <p>Runs in the system class loader of the audited JVM, or in a JVM of its own on a dump of another;
 * the comparison reads nothing but the dump, and {@link dev.refcount.audit.LedgerRepair} alone touches
 * the ledger of the JVM that it runs in.
 */
package dev.refcount.audit;
