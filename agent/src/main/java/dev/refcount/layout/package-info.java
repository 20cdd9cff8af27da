/**
 * Real object layouts: the only package that sees JOL.
 *
 * <p>Runs in the system class loader.
 */
package dev.refcount.layout;
