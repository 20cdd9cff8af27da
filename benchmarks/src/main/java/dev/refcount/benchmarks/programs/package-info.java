/**
 * What the agent costs whole programs: time, processor, memory, collector and start, in six states.
 *
 * <p>{@link dev.refcount.benchmarks.programs.Programs} is the way in. It runs in the system class loader of
 * a JVM without the agent and forks those that are measured; only {@link
 * dev.refcount.benchmarks.programs.Timekeeper} runs there, around the program, and is an ordinary class to
 * the agent.
 */
package dev.refcount.benchmarks.programs;
