/**
 * Lessons in a terminal: Python left, Java right; one under the other where there is no room.
 *
 * <p>Runs in the application's class loader of the demo itself.
 */
package dev.refcount.demo.terminal;
