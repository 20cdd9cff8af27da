package dev.refcount.live;

import dev.refcount.Report;

/** A tagged class as a JMX client sees it: getters, since records are none to JMX before JDK 21. */
public final class ClassRow {
  private final Report.ClassEntry entry;

  ClassRow(Report.ClassEntry entry) {
    this.entry = entry;
  }

  public String getName() {
    return entry.name();
  }

  public long getBorn() {
    return entry.born();
  }

  public long getLive() {
    return entry.live();
  }

  public int getMaxCount() {
    return entry.maxCount();
  }

  public long getFields() {
    return entry.references().fields();
  }

  public long getStatics() {
    return entry.references().statics();
  }

  public long getElements() {
    return entry.references().elements();
  }

  public long getLocals() {
    return entry.references().locals();
  }

  public long getInstanceBytes() {
    return entry.instanceBytes();
  }
}
