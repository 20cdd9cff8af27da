/**
 * Which places in the code hold ever more and let go of few: samples over time, and the suspects in them.
 *
 * <p>Runs in the system class loader, on a daemon thread of its own and on the thread that asks for a
 * report; reads records and changes nothing in the ledger.
 */
package dev.refcount.growth;
