package dev.refcount.audit;

import java.util.ArrayList;
import java.util.List;

/** Reads what a record holds from its slots object, which has the first entries in itself and more in arrays. */
final class SlotsInDump {
  /** The identifier of the node that is held, and the slot's number. */
  record Entry(long node, int slot) {}

  private static final String ONE = LedgerInDump.BOOT + "Slots";
  private static final String TWO = LedgerInDump.BOOT + "TwoSlots";
  private static final String THREE = LedgerInDump.BOOT + "ThreeSlots";
  private static final String FOUR = LedgerInDump.BOOT + "FourSlots";
  private static final String MORE = LedgerInDump.BOOT + "SlotTable";

  private final DumpReader dump;

  SlotsInDump(DumpReader dump) {
    this.dump = dump;
  }

  /** Whether instances of the class are slots objects. */
  static boolean is(DumpClass type) {
    return type.name.equals(ONE) || hasSecond(type) || type.name.equals(MORE);
  }

  private static boolean hasSecond(DumpClass type) {
    return type.name.equals(TWO) || hasThird(type);
  }

  private static boolean hasThird(DumpClass type) {
    return type.name.equals(THREE) || type.name.equals(FOUR);
  }

  /** The entries that it has in itself. */
  List<Entry> entries(DumpClass type, byte[] fields) {
    List<Entry> found = new ArrayList<>(4);
    add(found, type, fields, "held", "slot");
    if (hasSecond(type)) {
      add(found, type, fields, "second", "secondSlot");
    }
    if (hasThird(type)) {
      add(found, type, fields, "third", "thirdSlot");
    }
    if (type.name.equals(FOUR)) {
      add(found, type, fields, "fourth", "fourthSlot");
    }
    return found;
  }

  private void add(List<Entry> found, DumpClass type, byte[] fields, String held, String slot) {
    long node = dump.reference(type, fields, held);
    if (node != 0) {
      found.add(new Entry(node, dump.number(type, fields, slot)));
    }
  }

  /** Its array of nodes, or 0 if it has none. */
  long nodes(DumpClass type, byte[] fields) {
    return type.name.equals(MORE) ? dump.reference(type, fields, "nodes") : 0;
  }

  /** The array beside it: slot number, site and thread of each. */
  long keys(DumpClass type, byte[] fields) {
    return type.name.equals(MORE) ? dump.reference(type, fields, "keys") : 0;
  }

  /** The slot number of the entry at an index of the array of nodes. */
  static int slotAt(byte[] keys, int index) {
    return DumpInput.intAt(keys, 3 * Integer.BYTES * index);
  }
}
