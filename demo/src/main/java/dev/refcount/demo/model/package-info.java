/**
 * A lesson as it was played: the steps of the runs on both sides, and the text that explains them.
 *
 * <p>Runs in the application's class loader of the demo itself. The terminal and the page show this and
 * nothing else; as JSON it is the page's data.
 */
package dev.refcount.demo.model;
