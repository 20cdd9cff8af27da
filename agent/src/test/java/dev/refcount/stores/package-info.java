/** One small program for every kind of store, each with the exact counts that it must lead to. */
package dev.refcount.stores;
