/**
 * Reads, checks and prints what the user asks of the agent: the option grammar and the class patterns in it.
 * It runs in the system class loader, and imports nothing of refcount's and nothing but {@code java.*}.
 *
 * <p>{@link dev.refcount.options.Options} is the way in. Every mistake in what was typed is an
 * {@link dev.refcount.options.OptionException} whose one line can be printed as it is.
 *
 * <p>It runs at every start-up, and each JDK class it makes the JVM load is one more for the agent to weave.
 * So what valid options pass through has no lambda, stream, regular expression or {@code java.nio.file} that
 * isn't asked for; finding out what was meant instead has classes of its own.
 */
package dev.refcount.options;
