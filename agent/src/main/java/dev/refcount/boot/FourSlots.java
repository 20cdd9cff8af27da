package dev.refcount.boot;

/** {@link Slots} of a holder with three or four of them. */
final class FourSlots extends TwoSlots {
  private Node third;
  private int thirdSlot;
  private int thirdSite;
  private int thirdThread;
  private Node fourth;
  private int fourthSlot;
  private int fourthSite;
  private int fourthThread;

  FourSlots(TwoSlots smaller) {
    super(smaller);
    super.putBehind(smaller.slotAt(1), smaller.at(1), smaller.originAt(1));
  }

  @Override
  int used() {
    return super.used() + (third == null ? 0 : 1) + (fourth == null ? 0 : 1);
  }

  @Override
  int capacity() {
    return 4;
  }

  @Override
  long bytes() {
    return BYTES + 48;
  }

  @Override
  int findBehind(int number) {
    if (third != null && thirdSlot == number) {
      return 2;
    }
    return fourth != null && fourthSlot == number ? 3 : super.findBehind(number);
  }

  @Override
  int next(Node node, int from) {
    int found = super.next(node, from);
    if (found < 0 && from <= 2 && third == node) {
      found = 2;
    }
    return found < 0 && from <= 3 && fourth == node ? 3 : found;
  }

  @Override
  Node at(int index) {
    return index < 2 ? super.at(index) : index == 2 ? third : fourth;
  }

  @Override
  int slotAt(int index) {
    return index < 2 ? super.slotAt(index) : index == 2 ? thirdSlot : fourthSlot;
  }

  @Override
  int siteAt(int index) {
    return index < 2 ? super.siteAt(index) : index == 2 ? thirdSite : fourthSite;
  }

  @Override
  int threadAt(int index) {
    return index < 2 ? super.threadAt(index) : index == 2 ? thirdThread : fourthThread;
  }

  @Override
  Slots reserve() {
    return used() < 4 ? this : new SlotTable(this);
  }

  @Override
  void putBehind(int number, Node node, long origin) {
    if (super.at(1) == null) {
      super.putBehind(number, node, origin);
    } else if (third == null) {
      thirdSlot = number;
      replace(2, node, origin);
    } else {
      fourthSlot = number;
      replace(3, node, origin);
    }
  }

  @Override
  void replace(int index, Node node, long origin) {
    if (index < 2) {
      super.replace(index, node, origin);
    } else if (index == 2) {
      third = node;
      thirdSite = Origin.site(origin);
      thirdThread = Origin.thread(origin);
    } else {
      fourth = node;
      fourthSite = Origin.site(origin);
      fourthThread = Origin.thread(origin);
    }
  }

  @Override
  void remove(int index) {
    if (index < 2) {
      super.remove(index);
    } else if (index == 2) {
      third = null;
    } else {
      fourth = null;
    }
  }
}
