/**
 * Tests of the page, in a real browser.
 *
 * <p>Runs in the class loader of the tests.
 */
package dev.refcount.demo.page;
