/** Programs in which nothing is tagged at first, while the hooks are empty. */
package dev.refcount.gate;
