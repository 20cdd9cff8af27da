/**
 * Reads, checks and prints what the user asks of the agent: the option grammar and the class patterns in it.
 * It runs in the system class loader, and imports nothing of refcount's and nothing but {@code java.*}.
 *
 * <p>{@link dev.refcount.options.Options} is the way in. Every mistake in what was typed is an
 * {@link dev.refcount.options.OptionException} whose one line can be printed as it is.
 */
package dev.refcount.options;
