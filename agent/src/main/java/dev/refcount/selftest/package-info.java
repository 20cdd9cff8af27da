/**
 * The program that the self-test runs: the only classes of the agent that are woven.
 *
 * <p>Runs in the system class loader, as a program does.
 */
package dev.refcount.selftest;
