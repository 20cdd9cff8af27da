/**
 * Three well-known leaks in small programs with real libraries, each with its fix beside it: what the
 * report's first suspect says of them.
 *
 * <p>Runs as a program of its own, with the agent.
 */
package dev.refcount.demo.leaks;
