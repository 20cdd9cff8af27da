/** Estimates that suspects rest on. */
package dev.refcount.growth;
