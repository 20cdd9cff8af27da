package dev.refcount.audit;

import java.util.List;

/**
 * A way to one slot of the heap: from what can be found again in the live JVM, reference by reference.
 *
 * @param start a static field, or null if it starts at an object that has a record
 * @param hash identity hash of the object that it starts at otherwise
 * @param steps from there to the holder; for a static slot there is no holder to go to
 * @param slot the last step: the slot itself
 */
record Trail(Step start, int hash, List<Step> steps, Step slot) {

  /**
   * One reference.
   *
   * @param declaredBy the class that declares the field, or null of an element
   * @param field its name
   * @param index of the element
   */
  record Step(String declaredBy, String field, int index) {}
}
