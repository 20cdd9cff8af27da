/**
 * Lessons as one page that needs no network: the run's JSON, and a script that draws it.
 *
 * <p>Runs in the application's class loader of the demo itself.
 */
package dev.refcount.demo.page;
