/** The arrows between packages, and what the boot runtime may be made of, held by tests. */
package dev.refcount.architecture;
