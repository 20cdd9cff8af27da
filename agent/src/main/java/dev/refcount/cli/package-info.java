/**
 * The command line of the jar: help and version.
 *
 * <p>Runs in the system class loader of a JVM of its own, without the agent.
 */
package dev.refcount.cli;
