package dev.refcount.report;

import dev.refcount.Report;

/** What a reader should know before trusting the numbers, each as one line. */
final class Remarks {
  private Remarks() {}

  static String lostStores(long stores) {
    return Cells.count(stores) + " stores may be missing: a hook failed";
  }

  /** What the collector took of a class, and nobody judged, since memory had run out. */
  static long unjudged(Report.ClassEntry entry) {
    return entry.reclaimed() == null ? 0 : Math.max(0, entry.born() - entry.live() - entry.reclaimed().total());
  }

  static String unjudged(long objects) {
    return "why " + Cells.count(objects) + " objects were reclaimed is not known: memory had run out";
  }

  static String unexplained(long objects) {
    return Cells.count(objects) + " of them unexplained: a store was missed";
  }

  static String spent(Report.Ledger ledger) {
    return "the ledger filled its budget of " + Cells.count(ledger.budgetBytes())
        + " bytes: objects born while it was full are not counted; a larger budget= counts more";
  }

  static String closed() {
    return "not all objects born after the program's end began are counted: its threads went on to make more of them"
        + " than the ledger could let go of";
  }

  static String taken(long objects) {
    return "the collector had taken " + Cells.count(objects) + " of the living already, or more: the ledger could not"
        + " catch up with it while the program's threads went on";
  }

  static String room(Report.Ledger ledger) {
    return Cells.count(ledger.bytes()) + " bytes of a budget of " + Cells.count(ledger.budgetBytes());
  }

  /** One of how many objects is counted, as the options say; 1 if nothing is said. */
  static int sample(String options) {
    for (String option : options.split(",")) {
      if (option.startsWith("sample=")) {
        return Integer.parseInt(option.substring("sample=".length()));
      }
    }
    return 1;
  }

  static String sampled(int sample) {
    return "sample=" + sample + ": one object of " + sample + " is counted, on average";
  }

  static String uncounted(Report.Uncounted earlier) {
    return "not counted, born before the agent was attached: " + Cells.count(earlier.objects())
        + " of " + earlier.className();
  }

  static String unmatched(Report.Unmatched unmatched) {
    return "tag=" + unmatched.pattern() + " matched no class; nearest seen: "
        + String.join(", ", unmatched.nearest());
  }
}
