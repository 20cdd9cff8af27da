package dev.refcount.live;

import dev.refcount.Report;

/** A storing line as a JMX client sees it. */
public final class SiteRow {
  private final Report.SiteEntry entry;

  SiteRow(Report.SiteEntry entry) {
    this.entry = entry;
  }

  /** {@code com.acme.Registry.add(Registry.java:31)}. */
  public String getStoredAt() {
    if (entry.type().equals("?")) {
      return "not recorded";
    }
    return new dev.refcount.Site(entry.type(), entry.method(), entry.file(), entry.line()).toString();
  }

  public String getSlot() {
    return entry.slot();
  }

  public String getClassName() {
    return entry.className();
  }

  public long getHolds() {
    return entry.holds();
  }
}
