/** Declares child JVMs, and what the programs that run in them expect of their counts. */
package dev.refcount.forked;
