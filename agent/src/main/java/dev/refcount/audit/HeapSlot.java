package dev.refcount.audit;

import dev.refcount.boot.Kind;

/**
 * A slot of the heap that refers to a drifting object.
 *
 * @param node the object's number in {@link LedgerInDump}
 * @param holder identifier of the object, array or class that has the slot
 * @param type its class, or itself if it is one
 * @param declaredBy the class that declares the field; null of an element
 * @param name of the field; null of an element
 * @param index of the element
 * @param length of the array
 */
record HeapSlot(
    int node,
    int kind,
    long holder,
    DumpClass type,
    String declaredBy,
    String name,
    int index,
    int length) {

  /** The slot as a person finds it. */
  String words() {
    switch (kind) {
      case Kind.FIELD: return type.name + " " + declaredBy + "." + name;
      case Kind.STATIC: return type.name + " " + name;
      default: return type.words() + " [" + index + "]";
    }
  }

  /** Whether the other is the same slot of another object of the same class. */
  boolean isTwinOf(HeapSlot other) {
    return kind == other.kind
        && node == other.node
        && holder != other.holder
        && type == other.type
        && (name == null ? length == other.length && index == other.index : name.equals(other.name));
  }
}
