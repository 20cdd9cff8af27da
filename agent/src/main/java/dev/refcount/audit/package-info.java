/**
 * Compares the ledger with the VM's own heap, as a heap dump shows both at one instant.
 *
 * <p>Runs in the system class loader of the audited JVM, or in a JVM of its own on a dump of another;
 * it reads nothing but the dump.
 */
package dev.refcount.audit;
