package dev.refcount.weave;

import java.util.List;

/** Stores whose static type their own instruction tells, and others. */
class FamilySamples {
  private FamilySamples next;
  private Object any;
  private List<FamilySamples> all;

  FamilySamples() {}

  FamilySamples(FamilySamples one, Runnable ofInterface, Object[] array) {
    next = one;
  }

  static void parameters(FamilySamples one, Runnable ofInterface) {}

  void copied(FamilySamples given, Object[] several, FamilySamples changed) {
    FamilySamples copy = given;
    Object[] alike = several;
    FamilySamples twice = copy;
    FamilySamples either = changed;
    changed = new FamilySamples();
  }

  void told(Object of) {
    FamilySamples read = next;
    FamilySamples called = read.self();
    FamilySamples cast = (FamilySamples) of;
  }

  void notTold() {
    FamilySamples made = new FamilySamples();
    FamilySamples copied = made;
    FamilySamples[] array = {copied};
    FamilySamples element = array[0];
  }

  void joined(boolean which) {
    FamilySamples either = which ? next : self();
    FamilySamples last = which ? null : next;
  }

  void fields() {
    next = this;
    any = this;
    all = null;
  }

  FamilySamples self() {
    return this;
  }
}
