/**
 * The ledger seen from outside while the program runs: the channel between the command line and an
 * attached agent, and what it answers.
 *
 * <p>Runs in the system class loader, on daemon threads of its own; reads snapshots of the ledger.
 */
package dev.refcount.live;
