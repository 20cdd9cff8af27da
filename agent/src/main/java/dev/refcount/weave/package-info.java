/**
 * Puts hooks behind the stores in a class file: the only package that sees ASM.
 *
 * <p>Runs in the system class loader, inside the transformer; it loads no class of the program.
 */
package dev.refcount.weave;
