/**
 * Draws figures as SVG: curves over the size of a heap, bars by state of the JVM; readable on light and on
 * dark paper.
 *
 * <p>Runs in the system class loader of a JVM without the agent, and knows nothing of what is measured.
 */
package dev.refcount.benchmarks.picture;
