package dev.refcount.report;

import dev.refcount.Report;
import dev.refcount.boot.Place;
import dev.refcount.boot.Sites;
import dev.refcount.boot.Snapshot;
import dev.refcount.boot.Type;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How many references each place in the code has stored that are still held. */
final class SiteTotals {
  /** Two sites on one line that store to the same slot are one to the reader. */
  private record Key(String type, String method, String file, int line, String slot, Type held) {}

  private SiteTotals() {}

  static List<Report.SiteEntry> read() {
    Map<Key, Long> totals = new HashMap<>();
    Snapshot.references(
        (holder, held, slot, site) -> {
          if (!ReportBuilder.isSelfTest(held.type())) {
            totals.merge(key(Sites.place(site), held.type()), 1L, Long::sum);
          }
        });
    List<Report.SiteEntry> entries = new ArrayList<>();
    totals.forEach(
        (key, holds) ->
            entries.add(
                new Report.SiteEntry(
                    key.type,
                    key.method,
                    key.file,
                    key.line,
                    key.slot,
                    holds,
                    key.held.name())));
    entries.sort(
        Comparator.comparingLong(Report.SiteEntry::holds)
            .reversed()
            .thenComparing(Report.SiteEntry::type)
            .thenComparing(Report.SiteEntry::line));
    return entries;
  }

  private static Key key(Place place, Type held) {
    String slot =
        place.owner() == null
            ? place.slot()
            : place.owner().substring(place.owner().lastIndexOf('.') + 1) + "." + place.slot();
    return new Key(place.type(), place.method(), place.file(), place.line(), slot, held);
  }
}
