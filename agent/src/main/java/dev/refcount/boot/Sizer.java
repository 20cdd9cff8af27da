package dev.refcount.boot;

/**
 * Asks the VM for the size of an object. By its fields it could not be told without having the program's class loaders
 * load their types, of which some may be absent.
 */
public interface Sizer {
  /** Shallow, in bytes. Asked on the path of a store, once for each class: calls no Java code that is woven. */
  long bytes(Object object);
}
