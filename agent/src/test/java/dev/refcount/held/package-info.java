/** Programs that ask who holds their objects. */
package dev.refcount.held;
