/** The agent attached at start: its options, one by one, and what a start costs. */
package dev.refcount.attach;
