package dev.refcount.growth;

import dev.refcount.Report;
import dev.refcount.Site;
import dev.refcount.boot.Place;
import dev.refcount.holdings.HolderWords;

/** Makes an entry of the report of what was found. */
final class SuspectWords {
  private SuspectWords() {}

  static Report.Suspect of(Key key, Tally tally, Trend trend, Watch watch) {
    Place place = key.place();
    return new Report.Suspect(
        key.held(),
        new Site(place.type(), place.method(), place.file(), place.line()),
        HolderWords.of(tally.holder, tally.slot, place),
        tally.holds,
        // One a day is seen, too.
        rounded(trend.perSecond(), 100_000),
        rounded(watch.letGo(), 100));
  }

  private static double rounded(double number, int parts) {
    return (double) Math.round(number * parts) / parts;
  }
}
