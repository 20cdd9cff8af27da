/** Woven classes kept between starts: what is written is read back, and what is damaged is not. */
package dev.refcount.cache;
