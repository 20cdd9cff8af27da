/**
 * Runs the two real programs with and without the agent, each in a JVM of its own, and compares.
 *
 * <p>The tests are loaded by the application's class loader of the test JVM, which has no agent.
 */
package dev.refcount.demo.work;
