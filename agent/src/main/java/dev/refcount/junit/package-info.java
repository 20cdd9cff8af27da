/**
 * Leak tests for JUnit Jupiter, decided by the ledger: no collection is asked for, none is waited for.
 *
 * <p>Runs in the test's class loader; JUnit is the user's own, an optional dependency.
 */
package dev.refcount.junit;
