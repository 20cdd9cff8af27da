/**
 * The command line of the jar: one class a verb.
 *
 * <p>Runs in the system class loader of a JVM of its own, without the agent; what it asks a
 * running program it asks through {@link dev.refcount.live}.
 */
package dev.refcount.cli;
