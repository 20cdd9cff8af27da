/**
 * What the ledger tells the JDK's Flight Recorder.
 *
 * <p>Runs in the system class loader; loaded only once the VM itself has loaded its recorder, so that a
 * program that is not recorded pays nothing.
 */
package dev.refcount.jfr;
