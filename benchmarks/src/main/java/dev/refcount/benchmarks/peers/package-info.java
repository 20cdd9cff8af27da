/**
 * What people use instead: each peer answers the same questions about the same heap, from ten thousand to
 * ten million objects, in one run.
 *
 * <p>{@link dev.refcount.benchmarks.peers.Peers} runs in the system class loader of a JVM without the agent
 * and forks one JVM at a time; {@link dev.refcount.benchmarks.peers.Program} is what runs in those, with the
 * agent or without, and all that it calls. There the classes are an ordinary program to the agent.
 */
package dev.refcount.benchmarks.peers;
