package dev.refcount.boot;

/** {@link Slots} of a holder with three of them that one thread has stored. */
class ThreeSlots extends Slots {
  private Node second;
  private int secondSlot;
  private int secondSite;
  private Node third;
  private int thirdSlot;
  private int thirdSite;

  ThreeSlots(Slots smaller) {
    super(smaller);
    for (int i = 1; i < smaller.capacity(); i++) {
      putBehind(smaller.slotAt(i), smaller.at(i), smaller.originAt(i));
    }
  }

  @Override
  int used() {
    return super.used() + (second == null ? 0 : 1) + (third == null ? 0 : 1);
  }

  @Override
  int capacity() {
    return 3;
  }

  @Override
  long bytes() {
    return BYTES + 24;
  }

  @Override
  int findBehind(int number) {
    if (second != null && secondSlot == number) {
      return 1;
    }
    return third != null && thirdSlot == number ? 2 : -1;
  }

  @Override
  int next(Node node, int from) {
    int found = super.next(node, from);
    if (found < 0 && from <= 1 && second == node) {
      found = 1;
    }
    return found < 0 && from <= 2 && third == node ? 2 : found;
  }

  @Override
  Node at(int index) {
    return index == 0 ? super.at(0) : index == 1 ? second : third;
  }

  @Override
  int slotAt(int index) {
    return index == 0 ? super.slotAt(0) : index == 1 ? secondSlot : thirdSlot;
  }

  @Override
  int siteAt(int index) {
    return index == 0 ? super.siteAt(0) : index == 1 ? secondSite : thirdSite;
  }

  @Override
  final int threadAt(int index) {
    return super.threadAt(0);
  }

  @Override
  final Slots reserve(int storing) {
    if (storing != threadAt(0) && used() > 0) {
      return new SlotTable(this);
    }
    return used() < capacity() ? this : larger();
  }

  Slots larger() {
    return new FourSlots(this);
  }

  @Override
  final Slots allow(int storing) {
    return storing == threadAt(0) || used() == 1 ? this : new SlotTable(this);
  }

  @Override
  void putBehind(int number, Node node, long origin) {
    if (second == null) {
      secondSlot = number;
      replace(1, node, origin);
    } else {
      thirdSlot = number;
      replace(2, node, origin);
    }
  }

  /** Whether {@link #putBehind} of this form has room. */
  final boolean isThirdFree() {
    return second == null || third == null;
  }

  @Override
  void replace(int index, Node node, long origin) {
    if (index == 0) {
      super.replace(0, node, origin);
      return;
    }
    storedBy(Origin.thread(origin));
    if (index == 1) {
      secondSite = Origin.site(origin);
      second = node;
    } else {
      thirdSite = Origin.site(origin);
      third = node;
    }
  }

  @Override
  void remove(int index) {
    if (index == 0) {
      super.remove(0);
    } else if (index == 1) {
      second = null;
    } else {
      third = null;
    }
  }
}
