package dev.refcount.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.refcount.Audit;
import dev.refcount.Drag;
import dev.refcount.Event;
import dev.refcount.Kind;
import dev.refcount.Life;
import dev.refcount.Report;
import dev.refcount.Report.ClassEntry;
import dev.refcount.Report.NotWoven;
import dev.refcount.Report.References;
import dev.refcount.Report.SiteEntry;
import dev.refcount.Site;
import dev.refcount.Statistics;
import dev.refcount.Verdicts;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The report as a terminal shows it, line by line. */
final class TextReportTest {
  private static final Site ADD = new Site("com.acme.Registry", "add", "Registry.java", 31);
  private static final Statistics NOTHING_COUNTED =
      new Statistics(
          0, new References(0, 0, 0, 0), new References(0, 0, 0, 0), List.of(), new Statistics.Bits(0, 0, 0), 0, 0, 0);

  private static ClassEntry entry(String name, long live, Verdicts reclaimed) {
    return new ClassEntry(
        name, live + reclaimed.total(), live, 12, new References(live, 2, 30, 4), 5_000, 3_800, reclaimed,
        new Drag(4, 8, 12, 16), 24);
  }

  private static Report report(
      String options,
      List<ClassEntry> classes,
      List<SiteEntry> sites,
      List<NotWoven> notWoven,
      List<Report.Suspect> suspects,
      Statistics statistics) {
    return new Report(
        new Report.Agent("1", options),
        new Report.Jvm("17.0.1+12", "G1", 42, 12_345),
        classes,
        sites,
        notWoven,
        List.of(),
        List.of(),
        statistics,
        List.of(),
        suspects,
        List.of(),
        new Report.Ledger(1_000, 2_000, false, false, 0),
        0,
        null);
  }

  private static List<NotWoven> standing(NotWoven... more) {
    List<NotWoven> all = new ArrayList<>(List.of(more));
    all.addAll(List.of(
        new NotWoven("java.lang.Object", "it has no fields", true),
        new NotWoven(NotWoven.CHANNEL + "native code", "JNI", true),
        new NotWoven(NotWoven.CHANNEL + "local variables", "locals=false")));
    return all;
  }

  @Test
  void what_is_held_and_by_which_lines_it_was_stored() {
    Report report =
        report(
            "tag=com.acme.**",
            List.of(
                entry("com.acme.Session", 1_200, new Verdicts(300, 100, 60, 30, 9, 0)),
                entry("com.acme.VeryLongNamesAreCutAtTheirBeginning", 3, Verdicts.NONE)),
            List.of(
                new SiteEntry(
                    "com.acme.Registry", "add", "Registry.java", 31, "Registry.last", 1_200, "com.acme.Session"),
                new SiteEntry("?", "?", null, -1, "Object[3]", 30, "com.acme.Session")),
            standing(),
            List.of(new Report.Suspect("com.acme.Session", ADD, "com.acme.Registry.last", 1_200, 167.13, 0)),
            new Statistics(
                1_700, new References(3_000, 0, 1_000, 1_000), new References(2_000, 0, 800, 1_000),
                List.of(0L, 700L, 1_000L), new Statistics.Bits(1, 2, 3), 0.12, 0.25, 0.5));
    assertEquals("""
        references at 12.3 s, Java 17.0.1, G1

        suspects: places that hold ever more and let go of few
          1,200 Session held by com.acme.Registry.last, stored at com.acme.Registry.add(Registry.java:31), +167/s, \
        none let go

        class                               born      live   max    fields  elements   statics    locals
        Session                            1,699     1,200    12     1,200        30         2         4
        …ngNamesAreCutAtTheirBeginning         3         3    12         3        30         2         4

            holds  of class                     in                       stored at
            1,200  Session                      Registry.last            Registry.add(Registry.java:31)
               30  Session                      Object[3]                not recorded

        reclaimed                      counted out     cascade       cycle with holder    variable     drag ms
        Session                                300         100          60          30           9           4

        counting                               all      fields    elements     statics      locals
        references made                      5,000       3,000       1,000           0       1,000
        let go of                            3,800       2,000         800           0       1,000
        for each object 2.9; into slots that held none 50.0 %
        highest count of an object: 0 in 0, 1 in 700, 2–3 in 1,000
        bits that hold it: 1 for 90 %, 2 for 99 %, 3 for 99.9 %
        reclaimed from cycles: 12.0 % of the objects, 25.0 % of the bytes
        """, TextReport.of(report));
  }

  @Test
  void what_casts_doubt_on_it_is_said_below() {
    Report plain =
        report("tag=com.acme.**,sample=10", List.of(), List.of(), List.of(), List.of(), NOTHING_COUNTED);
    Report report =
        new Report(
            plain.agent(),
            plain.jvm(),
            plain.classes(),
            plain.sites(),
            standing(new NotWoven("com.acme.Old", "compiled before Java 1.4")),
            List.of(new Report.Unmatched("com.acme.Sesion", List.of("com.acme.Session", "com.acme.Sessions"))),
            plain.cycles(),
            plain.statistics(),
            List.of(new Report.Uncounted("com.acme.Session", 1_077)),
            plain.suspects(),
            List.of(new Life(
                "com.acme.Session", 0, 0, List.of(new Event(Event.What.BORN, null, "", ADD, "main", 0)), "")),
            new Report.Ledger(3_000, 2_000, true, true, 5),
            3,
            new Audit(8, List.of(), false, 20, 20));
    assertEquals("""
        references at 12.3 s, Java 17.0.1, G1
        no object was tagged

        life of Session, references now: 0
             +0 ms  born, first stored at com.acme.Registry.add(Registry.java:31) by main

        sample=10: one object of 10 is counted, on average

        not counted, born before the agent was attached: 1,077 of com.acme.Session

        tag=com.acme.Sesion matched no class; nearest seen: com.acme.Session, com.acme.Sessions

        the ledger filled its budget of 2,000 bytes: objects born while it was full are not counted; a larger \
        budget= counts more

        not all objects born after the program's end began are counted: its threads went on to make more of them \
        than the ledger could let go of

        the collector had taken 5 of the living already, or more: the ledger could not catch up with it while the \
        program's threads went on

        3 stores may be missing: a hook failed

        1 class or method is not woven, only in part, or never compiled: what is left out is not seen
          com.acme.Old: compiled before Java 1.4
        never seen: native code; local variables (locals=false)

        audit: 8 checked, 8 exact, 0 drifts
        20 of the 20 stores that the heap still shows were counted, 100 %
        """, TextReport.of(report));
  }

  @Test
  void a_long_list_is_cut_and_the_rest_counted() {
    List<ClassEntry> classes = new ArrayList<>();
    List<SiteEntry> sites = new ArrayList<>();
    List<NotWoven> notWoven = new ArrayList<>();
    List<Report.Suspect> suspects = new ArrayList<>();
    for (int i = 0; i < 1_030; i++) {
      classes.add(entry("com.acme.Class" + i, 1, new Verdicts(1, 0, 0, 0, 0, 0)));
      sites.add(new SiteEntry("a.B", "m", "B.java", i, "B.site" + i, 9, "com.acme.Held"));
      notWoven.add(new NotWoven("com.acme.Old" + i, "old"));
      suspects.add(new Report.Suspect("a.C", ADD, "B.suspect" + i, 9, 1, 0));
    }
    String text = TextReport.of(report("", classes, sites, notWoven, suspects, NOTHING_COUNTED));
    assertCut(text, "B.suspect", 5, "suspects");
    assertCut(text, "B.site", 15, "places");
    assertCut(text, "com.acme.Old", 10, "classes or methods");
    assertTrue(text.contains("\n… and 1,010 more classes (all of them in a .json report)\n"), text);
    // The classes first, then the first of them that the collector has taken objects of.
    assertEquals(20 + 8, text.lines().filter(line -> line.startsWith("Class")).count(), text);
    String exactly = TextReport.of(
        report("", classes.subList(0, 20), sites.subList(0, 15), notWoven.subList(0, 10), suspects.subList(0, 5),
            NOTHING_COUNTED));
    assertFalse(exactly.contains("… and"), exactly);
  }

  private static void assertCut(String text, String name, int shown, String what) {
    assertTrue(text.contains(name + (shown - 1)), text);
    assertFalse(text.contains(name + shown), text);
    int more = 1_030 - shown;
    assertTrue(
        text.contains("\n… and " + Cells.count(more) + " more " + what + " (all of them in a .json report)\n"), text);
  }
}
