package dev.refcount.boot;

/** {@link Slots} of a holder with four of them that one thread has stored. */
final class FourSlots extends ThreeSlots {
  private Node fourth;
  private int fourthSlot;
  private int fourthSite;

  FourSlots(ThreeSlots smaller) {
    super(smaller);
  }

  @Override
  int used() {
    return fourth == null ? super.used() : super.used() + 1;
  }

  @Override
  int capacity() {
    return 4;
  }

  @Override
  long bytes() {
    return BYTES + 40;
  }

  @Override
  int findBehind(int number) {
    return fourth != null && fourthSlot == number ? 3 : super.findBehind(number);
  }

  @Override
  int next(Node node, int from) {
    int found = super.next(node, from);
    return found < 0 && from <= 3 && fourth == node ? 3 : found;
  }

  @Override
  Node at(int index) {
    return index < 3 ? super.at(index) : fourth;
  }

  @Override
  int slotAt(int index) {
    return index < 3 ? super.slotAt(index) : fourthSlot;
  }

  @Override
  int siteAt(int index) {
    return index < 3 ? super.siteAt(index) : fourthSite;
  }

  @Override
  Slots larger() {
    return new SlotTable(this);
  }

  @Override
  void putBehind(int number, Node node, long origin) {
    if (isThirdFree()) {
      super.putBehind(number, node, origin);
    } else {
      fourthSlot = number;
      replace(3, node, origin);
    }
  }

  @Override
  void replace(int index, Node node, long origin) {
    if (index < 3) {
      super.replace(index, node, origin);
    } else {
      storedBy(Origin.thread(origin));
      fourthSite = Origin.site(origin);
      fourth = node;
    }
  }

  @Override
  void remove(int index) {
    if (index < 3) {
      super.remove(index);
    } else {
      fourth = null;
    }
  }
}
