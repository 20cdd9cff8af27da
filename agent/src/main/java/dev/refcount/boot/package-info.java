/**
 * What woven code calls, and the ledger that it keeps: hooks, nodes, holder records, reaper.
 *
 * <p>Runs in the boot loader, so that every class of the program and of the JDK can reach it. Its
 * code is never woven and uses no JDK collection, no lambda, no string concatenation and no boxing:
 * those are woven, or load classes, and would call back into the hook that called them.
 */
package dev.refcount.boot;
