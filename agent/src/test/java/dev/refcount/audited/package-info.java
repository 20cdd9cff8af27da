/**
 * The audit on forked programs: none drifts, and a planted fault is found and named.
 *
 * <p>The tests run in the build's JVM; the programs in the system class loader of a forked one.
 */
package dev.refcount.audited;
