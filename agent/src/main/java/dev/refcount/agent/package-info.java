/**
 * The agent's life cycle: options, boot runtime, weaving, self-test, report at exit.
 *
 * <p>Runs in the system class loader; {@link dev.refcount.agent.RefcountAgent} and {@link
 * dev.refcount.agent.BootRuntime} name no class of the boot runtime, which is not there yet when they
 * run.
 */
package dev.refcount.agent;
