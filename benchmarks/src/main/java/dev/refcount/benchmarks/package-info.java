/**
 * What counting costs: stores and small jobs in four states of the JVM, and its start with and without
 * the agent.
 *
 * <p>{@link dev.refcount.benchmarks.Suite} and {@link dev.refcount.benchmarks.Startup} are the two ways
 * in, beside {@link dev.refcount.benchmarks.QuerySuite} for what a question costs. All run in the system class loader of a JVM without the agent and fork the JVMs that are measured;
 * only in those is the agent attached, and there the benchmark classes are an ordinary program to it.
 */
package dev.refcount.benchmarks;
