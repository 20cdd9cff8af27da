/**
 * Programs that store one tagged object through exactly one channel, whose weave a test leaves out.
 *
 * <p>Run in the system class loader of a forked JVM, with the agent.
 */
package dev.refcount.audited.planted;
