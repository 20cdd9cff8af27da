package dev.refcount.boot;

/** {@link Slots} of a holder with two of them. */
final class TwoSlots extends Slots {
  private Node second;
  private int secondSlot;
  private int secondSite;
  private int secondThread;

  TwoSlots(Slots first) {
    super(first);
  }

  @Override
  int used() {
    return second == null ? super.used() : super.used() + 1;
  }

  @Override
  int capacity() {
    return 2;
  }

  @Override
  long bytes() {
    return BYTES + 16;
  }

  @Override
  int findBehind(int number) {
    return second != null && secondSlot == number ? 1 : -1;
  }

  @Override
  int next(Node node, int from) {
    int first = super.next(node, from);
    return first < 0 && from <= 1 && second == node ? 1 : first;
  }

  @Override
  Node at(int index) {
    return index == 0 ? super.at(0) : second;
  }

  @Override
  int slotAt(int index) {
    return index == 0 ? super.slotAt(0) : secondSlot;
  }

  @Override
  int siteAt(int index) {
    return index == 0 ? super.siteAt(0) : secondSite;
  }

  @Override
  int threadAt(int index) {
    return index == 0 ? super.threadAt(0) : secondThread;
  }

  @Override
  Slots reserve(int storing) {
    if (used() < 2) {
      return this;
    }
    boolean oneThread = threadAt(0) == storing && secondThread == storing;
    return oneThread ? new ThreeSlots(this) : new SlotTable(this);
  }

  @Override
  void putBehind(int number, Node node, long origin) {
    secondSlot = number;
    replace(1, node, origin);
  }

  @Override
  void replace(int index, Node node, long origin) {
    if (index == 0) {
      super.replace(0, node, origin);
    } else {
      secondSite = Origin.site(origin);
      secondThread = Origin.thread(origin);
      second = node;
    }
  }

  @Override
  void remove(int index) {
    if (index == 0) {
      super.remove(0);
    } else {
      second = null;
    }
  }
}
