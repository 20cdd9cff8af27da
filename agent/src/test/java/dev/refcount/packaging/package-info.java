/** The finished jar, from outside. */
package dev.refcount.packaging;
