/** Sizes of objects: the program's as reported, and the agent's own, pinned. */
package dev.refcount.layout;
