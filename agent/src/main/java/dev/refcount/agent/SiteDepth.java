package dev.refcount.agent;

import dev.refcount.boot.Sites;
import dev.refcount.boot.ThreadLog;
import dev.refcount.holdings.NearestFrame;
import dev.refcount.options.SiteDetail;

/** How much is remembered of who stored: the option {@code sites}, before anything is woven. */
final class SiteDepth {
  private SiteDepth() {}

  static void set(SiteDetail detail) {
    if (detail == SiteDetail.APP) {
      Sites.caller(new NearestFrame());
    } else if (detail == SiteDetail.OFF) {
      ThreadLog.off();
    }
  }
}
