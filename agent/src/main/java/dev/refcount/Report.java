package dev.refcount;

import java.util.List;
import java.util.Locale;

/**
 * The ledger at one moment, as plain facts; its JSON form has these names.
 *
 * @param agent version and options of the agent
 * @param jvm the JVM that it runs in
 * @param classes one entry for each tagged class that was seen, most held first
 * @param sites places that stored what is held now, most held first
 * @param notWoven classes that were left as they were, and channels that no weaving sees
 * @param unmatched tag patterns that matched no class, with the nearest names seen
 * @param cycles cycles that were reclaimed, by classes and the line that closed them, most bytes first
 * @param statistics the run's reference counting in figures
 * @param uncounted objects of tagged classes that were there before an agent that was attached later:
 *     nothing is known of their references
 * @param suspects places that hold ever more and let go of few, the likeliest leak first
 * @param lives of the most held objects, and of those reclaimed last; only with {@code history=N}
 * @param ledger what the records take, and whether there was room for all
 * @param lostStores stores that a failing hook may have missed; 0 in a healthy run
 * @param audit the ledger against the heap, or null if none was asked for
 */
public record Report(
    Agent agent,
    Jvm jvm,
    List<ClassEntry> classes,
    List<SiteEntry> sites,
    List<NotWoven> notWoven,
    List<Unmatched> unmatched,
    List<Cycle> cycles,
    Statistics statistics,
    List<Uncounted> uncounted,
    List<Suspect> suspects,
    List<Life> lives,
    Ledger ledger,
    int lostStores,
    Audit audit) {

  /** The same with the result of an audit. */
  public Report with(Audit result) {
    return new Report(
        agent, jvm, classes, sites, notWoven, unmatched, cycles, statistics, uncounted, suspects,
        lives, ledger, lostStores, result);
  }

  /** The same with the places that hold ever more. */
  public Report with(List<Suspect> found) {
    return new Report(
        agent, jvm, classes, sites, notWoven, unmatched, cycles, statistics, uncounted, found,
        lives, ledger, lostStores, audit);
  }

  /** Version and options of the agent. */
  public record Agent(String version, String options) {}

  /** The JVM; {@code uptimeMs} in milliseconds. */
  public record Jvm(String version, String collector, long pid, long uptimeMs) {}

  /**
   * A tagged class, or all of one name, of several class loaders; {@code reclaimed} are the instances that the
   * collector took, by why, {@code dragMs} how late it was, and {@code instanceBytes} is the shallow size of one
   * instance, as the VM lays it out, the largest where they differ.
   */
  public record ClassEntry(
      String name,
      long born,
      long live,
      int maxCount,
      References references,
      long increments,
      long decrements,
      Verdicts reclaimed,
      Drag dragMs,
      long instanceBytes) {}

  /** References now, by kind of slot. */
  public record References(long fields, long statics, long elements, long locals) {
    public long total() {
      return fields + statics + elements + locals;
    }
  }

  /** A place that stored references which are held now. */
  public record SiteEntry(
      String type, String method, String file, int line, String slot, long holds, String className) {}

  /**
   * A place that holds ever more.
   *
   * @param className class of what it holds
   * @param site the line that stored it
   * @param slot who holds it
   * @param holds references now
   * @param growth references more for each second since the baseline
   * @param letGo the share of what was looked at that it had let go of later, from 0 to 1
   */
  public record Suspect(
      String className, Site site, String slot, long holds, double growth, double letGo) {
    /** One line: how much is held, by what, stored where, how fast it grows. */
    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%,d %s held by %s%s, %s, %s",
          holds,
          simpleName(),
          slot,
          // With sites=off nobody knows.
          site.type().equals("?") ? "" : ", stored at " + site,
          growthInWords(),
          letGoInWords());
    }

    /** Without the number that the VM gives a hidden class. */
    private String simpleName() {
      String name = className.substring(className.lastIndexOf('.') + 1);
      return name.contains("$$Lambda") ? name.split("/", 2)[0] : name;
    }

    /** {@code +12/s}; {@code +4.5/min} or {@code +2.0/h} where a leak is slow. */
    public String growthInWords() {
      if (growth < 0.1) {
        boolean hours = growth * 60 < 0.1;
        return String.format(Locale.ROOT, hours ? "+%.1f/h" : "+%.1f/min", growth * (hours ? 3600 : 60));
      }
      return String.format(Locale.ROOT, growth < 10 ? "+%.1f/s" : "+%,.0f/s", growth);
    }

    /** {@code none let go}, or the share in per cent. */
    public String letGoInWords() {
      return letGo == 0
          ? "none let go"
          : String.format(Locale.ROOT, "%.0f %% let go", Math.max(1, 100 * letGo));
    }
  }

  /**
   * What the ledger's records take, estimated; {@code spent} if the budget was reached: then objects born
   * later were not counted. {@code closed} if those were not that were born after the program's end began: its threads
   * went on to make more than the ledger could let go of. {@code taken} of the living the collector had taken already,
   * if even so the ledger could not catch up with it.
   */
  public record Ledger(long bytes, long budgetBytes, boolean spent, boolean closed, long taken) {}

  /**
   * A class that was left as it was, or a channel that no weaving sees, and why.
   *
   * @param standing whether that is so in every program
   */
  public record NotWoven(String className, String reason, boolean standing) {
    /** What the name of a channel begins with, in the place of a class. */
    public static final String CHANNEL = "channel: ";

    public NotWoven(String className, String reason) {
      this(className, reason, false);
    }

    public boolean isChannel() {
      return className.startsWith(CHANNEL);
    }
  }

  /** So many objects of a class. */
  public record Uncounted(String className, long objects) {}

  /** A pattern that matched nothing. */
  public record Unmatched(String pattern, List<String> nearest) {}
}
