/**
 * The ledger as a model of its own: slots, table, identity, counts, reaping, sampling.
 *
 * <p>Runs in the test JVM's system class loader, where the boot runtime is an ordinary library.
 */
package dev.refcount.boot;
