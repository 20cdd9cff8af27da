/**
 * Tests of the demo as a whole: the lessons' claims, checked with what both sides really printed.
 *
 * <p>Runs in the class loader of the tests; the lessons in JVMs of their own.
 */
package dev.refcount.demo;
