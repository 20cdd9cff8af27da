/**
 * What a lesson's program tells while it runs: a caption for each step, values, and what refers to what.
 *
 * <p>Runs in the application's class loader of each lesson's JVM, and is left out of the weaving, so that
 * its own parameters and arrays count for nothing. The Python twin of it is {@code board.py}.
 */
package dev.refcount.demo.board;
