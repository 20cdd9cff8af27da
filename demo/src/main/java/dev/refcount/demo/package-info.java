/**
 * The comparison: ten lessons in CPython and on the JVM, measured on both while they are shown.
 *
 * <p>Runs in the application's class loader. {@code lessons} and {@code board} run in JVMs of their own,
 * {@code run} plays them, {@code course} says what was measured, {@code model} is the result, and
 * {@code terminal} and {@code page} show it.
 */
package dev.refcount.demo;
