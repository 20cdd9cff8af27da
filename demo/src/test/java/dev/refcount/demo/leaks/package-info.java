/** What the first suspect says of each leak, and that the fixed twin has none. */
package dev.refcount.demo.leaks;
