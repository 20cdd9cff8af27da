/**
 * Why objects were reclaimed: shapes of garbage and random graphs, beside what a real CPython says.
 *
 * <p>Runs in the system class loader of forked JVMs with the agent.
 */
package dev.refcount.reclaimed;
