/**
 * What counting costs: stores and small jobs in four states of the JVM, its start with and without the
 * agent, and what a question costs.
 *
 * <p>All runs in the system class loader of a JVM without the agent, and forks the JVMs that are measured;
 * only in those is the agent attached, and there the benchmark classes are an ordinary program to it. The
 * ways in are {@link dev.refcount.benchmarks.Suite}, {@link dev.refcount.benchmarks.Startup}, {@link
 * dev.refcount.benchmarks.Lifespans} and {@link dev.refcount.benchmarks.QuerySuite}.
 */
package dev.refcount.benchmarks;
