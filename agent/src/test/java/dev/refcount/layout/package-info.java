/** Sizes of the agent's own objects, pinned. */
package dev.refcount.layout;
