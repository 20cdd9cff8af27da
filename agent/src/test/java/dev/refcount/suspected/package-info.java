/** Programs that leak, and which place the report's first suspect names. */
package dev.refcount.suspected;
