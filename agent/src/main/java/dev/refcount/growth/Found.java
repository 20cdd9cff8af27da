package dev.refcount.growth;

import dev.refcount.Report;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A suspect.
 *
 * @param inner whether it is held by something that grows in number as well. That is held, too, and who holds that is
 *     to blame: of a session that is kept the user, and the many items of its cart, are kept with it
 */
record Found(Report.Suspect suspect, boolean inner) {
  /** The likeliest leak first. */
  static List<Report.Suspect> ranked(List<Found> all) {
    // What holds the inner ones is kept as they are: if each of the others lets go of more, it is none of them.
    double leastLetGo = Double.MAX_VALUE;
    for (Found each : all) {
      leastLetGo = each.inner ? leastLetGo : Math.min(leastLetGo, each.suspect.letGo());
    }
    double outer = leastLetGo;
    List<Found> sorted = new ArrayList<>(all);
    // What the user's patterns name comes before collections that were tagged besides.
    sorted.sort(
        Comparator.comparing((Found each) -> each.suspect.className().startsWith("java."))
            .thenComparing(each -> each.inner && outer <= each.suspect.letGo())
            .thenComparing(
                Comparator.comparingDouble(
                        (Found each) -> each.suspect.growth() * (1 - each.suspect.letGo()))
                    .reversed()));
    List<Report.Suspect> suspects = new ArrayList<>();
    sorted.forEach(each -> suspects.add(each.suspect));
    return suspects;
  }
}
