/**
 * The API: what a program, a test or a console asks about reference counts.
 *
 * <p>With the agent these classes run in the boot loader, so that every class loader sees the same
 * ones; compiled against and run without the agent they load from the class path and only say that
 * the agent is missing.
 */
package dev.refcount;
