/**
 * One model of the ledger, and its forms: text for the terminal, JSON for programs, a page for the
 * browser, a graph for Graphviz.
 *
 * <p>Runs in the system class loader; reads snapshots of the ledger and changes nothing in it.
 */
package dev.refcount.report;
