/**
 * Tests of how whole programs are measured, without measuring any.
 *
 * <p>Runs in the system class loader of a JVM without the agent.
 */
package dev.refcount.benchmarks.programs;
