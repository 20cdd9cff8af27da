/**
 * One jcstress test for each ordering claim of the ledger, made through woven stores with the agent
 * attached.
 *
 * <p>Runs in the system class loader of the JVMs that jcstress forks. All of them, in one short run:
 *
 * <pre>mvn -Pjcstress verify</pre>
 */
package dev.refcount.jcstress;
