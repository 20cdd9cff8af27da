package dev.refcount.boot;

import jdk.internal.vm.annotation.ReservedStackAccess;

/**
 * Which objects have a node, and since when: from the first store that is heard of, from birth, or from
 * the moment when one is given to {@code Refs.tag}.
 */
final class Nodes {
  private Nodes() {}

  /** The node of the object, made at first sight if its class is tagged; null if not counted. */
  static Node of(Object object) {
    if (Ledger.untagged(object)) {
      return null;
    }
    Holder found = Table.find(object);
    return found instanceof Node ? (Node) found : atFirstSight(object);
  }

  /** The node, if it is found without asking anything of the object's class; the object may be null. */
  static Node known(Object object) {
    Holder found = object == null ? null : Table.findAtOnce(object);
    return found instanceof Node ? (Node) found : null;
  }

  private static Node atFirstSight(Object object) {
    Type type = Types.of(object.getClass());
    if (!type.all() || Budget.isSpent() || !Sample.picks(object)) {
      return null;
    }
    Holder record = Table.findOrCreate(object, type, Table.NONE);
    if (record instanceof Node) {
      return (Node) record;
    }
    if (!Births.notNeeded()) {
      record.metUnborn = true;
      return null;
    }
    // A plain holder was recorded while its class was undecided, or there is no room for more nodes.
    return Budget.isSpent() ? null : tag(object);
  }

  /** The first that is heard of an object, unless its superclass has given it away. */
  static void born(Object object, boolean part) {
    if (Ledger.untagged(object)) {
      return;
    }
    Type type = Types.of(object.getClass());
    if (type.fromBirth) {
      if (!Births.ignored() && !OwnWork.underWay()) {
        Table.born(object, type, part || type.part, false);
      }
      return;
    }
    if (Births.notNeeded()) {
      of(object);
    } else if (!Births.ignored()
        && type.all()
        && !Budget.isSpent()
        && Sample.picks(object)) {
      Holder record = Table.findOrCreateNode(object, type);
      // A plain holder if it was stored to before, by what runs ahead of its superclass's constructor.
      if (!(record instanceof Node) && !record.metUnborn && !Budget.isSpent()) {
        tag(object);
      }
    }
    if (Budget.isSpent() && type.all() && Sample.picks(object) && !(Table.find(object) instanceof Node)) {
      Budget.leavesOut();
    }
  }

  /**
   * The same where no other thread can know the object yet. So without an identity hash it has no record, and
   * need not be looked for, which would cost a cache miss or two.
   */
  static void newborn(Object object, boolean part) {
    if (Ledger.untagged(object)) {
      return;
    }
    if (Identity.presentHash(object) != 0) {
      born(object, part);
      return;
    }
    Type type = Types.of(object.getClass());
    boolean counted =
        type.fromBirth ? !OwnWork.underWay() : type.all() && Sample.picks(object);
    if (counted && !Births.ignored()) {
      Table.born(object, type, type.fromBirth && (part || type.part), true);
    }
  }

  /** The same of an array, and of the arrays in it that {@code MULTIANEWARRAY} made with it. */
  static void bornArray(Object[] array, boolean part, int site) {
    newborn(array, part);
    for (int i = 0; i < array.length && array[i] instanceof Object[]; i++) {
      if (!Ledger.untagged(array[i])) {
        bornArray((Object[]) array[i], part, site);
        Ledger.syncElement(array, i, array[i], site);
      }
    }
  }

  /** Whether the object is part of a collection, as far as the ledger knows it. */
  static boolean isPart(Object object) {
    Holder record = object == null ? null : Table.find(object);
    return record instanceof Node && record.isPart();
  }

  /**
   * Counts this object from now on; its record, if it was a holder before, is taken over: as a whole, for which
   * the VM keeps some stack in reserve.
   */
  @ReservedStackAccess
  static Node tag(Object object) {
    Type type = Types.of(object.getClass());
    Types.tagSome(type);
    Holder holder = Table.findOrCreate(object, type, Table.NONE);
    Pinning.begin();
    try {
      return tag(object, type, holder);
    } finally {
      Pinning.end();
    }
  }

  @ReservedStackAccess
  private static Node tag(Object object, Type type, Holder holder) {
    synchronized (holder) {
      if (holder instanceof Node) {
        return (Node) holder;
      }
      if (holder.successor() != null) {
        return holder.successor();
      }
      Node node = History.node(object, holder.hash, type, false);
      node.metUnborn = true;
      holder.handOver(node);
      type.wasBorn();
      return node;
    }
  }
}
