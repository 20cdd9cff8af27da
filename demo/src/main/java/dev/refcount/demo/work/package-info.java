/**
 * Two real programs for the agent to count in, neither of which knows that it is there: the JDK's own
 * compiler on a library's sources, and an embedded database with several connections.
 *
 * <p>Everything here is loaded by the application's class loader. Both programs print the same text on
 * every run, so that a run with the agent can be compared with one without it byte for byte.
 */
package dev.refcount.demo.work;
