package dev.refcount.live;

import dev.refcount.Engine;
import dev.refcount.Holding;
import dev.refcount.Life;
import dev.refcount.Refs;
import dev.refcount.Report;
import dev.refcount.boot.Type;
import dev.refcount.holdings.Lives;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Who holds the instances of one class, alike ones together: where, stored by which line, how many. */
final class HoldingsText {
  /** Each costs a search of the whole ledger: of more than this a sample is asked, and it is said. */
  private static final int MOST_ASKED = 20;

  private static final int MOST_LINES = 50;

  private HoldingsText() {}

  static Answer of(Engine engine, String name) {
    List<String> known = new ArrayList<>();
    Set<String> so = new LinkedHashSet<>();
    List<Report.ClassEntry> classes = engine.classes();
    for (Report.ClassEntry entry : classes) {
      if (entry.name().equals(name)) {
        return Answer.done(text(engine, name, classes));
      }
      if (entry.name().endsWith("." + name)) {
        // As the tables name it.
        so.add(entry.name());
      }
      known.add(entry.name());
    }
    if (so.size() == 1) {
      return Answer.done(text(engine, so.iterator().next(), classes));
    }
    if (so.size() > 1) {
      return Answer.wrongUse("several classes are named " + name + " there: " + String.join(", ", so));
    }
    return Answer.wrongUse(
        known.isEmpty()
            ? "no object is tagged there"
            : "no object of class " + name + " is tagged there; tagged are "
                + String.join(", ", known.subList(0, Math.min(known.size(), 5))));
  }

  /** Of several class loaders, perhaps. */
  private static String text(Engine engine, String name, List<Report.ClassEntry> classes) {
    long live = 0;
    long references = 0;
    for (Report.ClassEntry entry : classes) {
      if (entry.name().equals(name)) {
        live += entry.live();
        references += entry.references().total();
      }
    }
    // A list that counts as no reference; in any other these objects would have one more holder.
    List<Object> all = Refs.tagged(Object.class);
    Map<String, Integer> alike = new LinkedHashMap<>();
    Function<Object, List<Holding>> holdings = engine.holders().holdings();
    int asked = 0;
    for (int i = 0; i < all.size() && asked < MOST_ASKED; i++) {
      if (Type.name(all.get(i).getClass()).equals(name)) {
        asked++;
        for (Holding holding : holdings.apply(all.get(i))) {
          alike.merge(alike(holding), 1, Integer::sum);
        }
      }
    }
    StringBuilder text = new StringBuilder();
    text.append(String.format(Locale.ROOT, "%,d live %s, %,d references%s%n",
        live, name, references,
        asked < live
            ? String.format(Locale.ROOT, "; here are those to %,d of them", asked)
            : ""));
    alike.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .limit(MOST_LINES)
        .forEach(line -> text.append(
            String.format(Locale.ROOT, "%9s  %s%n", line.getValue(), line.getKey())));
    if (alike.size() > MOST_LINES) {
      text.append("and ").append(alike.size() - MOST_LINES).append(" more kinds\n");
    }
    for (Life life : Lives.mostHeld(name)) {
      text.append('\n').append(life);
    }
    return text.toString();
  }

  /** All elements of arrays alike are one line. */
  private static String alike(Holding holding) {
    return holding.toString().replaceFirst("\\[\\d+]", "[…]");
  }
}
