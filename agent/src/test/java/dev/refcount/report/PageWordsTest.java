package dev.refcount.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.refcount.Audit;
import dev.refcount.Cycle;
import dev.refcount.Drag;
import dev.refcount.Drift;
import dev.refcount.Event;
import dev.refcount.Kind;
import dev.refcount.Life;
import dev.refcount.RefCount;
import dev.refcount.Report;
import dev.refcount.Site;
import dev.refcount.Statistics;
import dev.refcount.Verdicts;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page says what the text report says, in its words. */
final class PageWordsTest {
  private static final Site ADD = new Site("com.acme.Registry", "add", "Registry.java", 31);
  private static final Report REPORT =
      new Report(
          new Report.Agent("1", "tag=com.acme.**"),
          new Report.Jvm("17.0.1+12", "G1", 42, 12_345),
          List.of(
              new Report.ClassEntry(
                  "com.acme.Session", 1702, 1200, 3, new Report.References(1000, 0, 200, 0), 5000, 3800,
                  new Verdicts(300, 100, 60, 30, 9, 1), new Drag(4, 8, 12, 16), 24)),
          List.of(new Report.SiteEntry(
              "com.acme.Registry", "add", "Registry.java", 31, "Registry.last", 1200, "com.acme.Session")),
          List.of(
              new Report.NotWoven("com.acme.Old", "compiled before Java 1.4"),
              new Report.NotWoven("java.lang.Object", "it has no fields", true),
              new Report.NotWoven(Report.NotWoven.CHANNEL + "native code", "JNI", true),
              new Report.NotWoven(Report.NotWoven.CHANNEL + "local variables", "locals=false")),
          List.of(new Report.Unmatched("com.acme.Sesion", List.of("com.acme.Session"))),
          List.of(new Cycle(List.of("com.acme.Session"), 2, 48, ADD, null)),
          new Statistics(
              1700, new Report.References(3000, 0, 1000, 1000), new Report.References(2000, 0, 800, 1000),
              List.of(0L, 700L, 1000L), new Statistics.Bits(1, 2, 3), 0.12, 0.25, 0.5),
          List.of(new Report.Uncounted("com.acme.Session", 77)),
          List.of(new Report.Suspect("com.acme.Session", ADD, "com.acme.Registry.last", 1200, 167.13, 0)),
          List.of(new Life(
              "com.acme.Session",
              0,
              5,
              List.of(
                  new Event(Event.What.BORN, null, "", ADD, "main", 0),
                  new Event(
                      Event.What.HOLDER_RECLAIMED, Kind.ELEMENT, "ArrayList[0]", ADD, "main", 367),
                  new Event(Event.What.RECLAIMED, null, "", null, "?", 668)),
              "counted out")),
          new Report.Ledger(1_000, 2_000, true, true, 5),
          3,
          new Audit(
              8,
              List.of(new Drift(
                  "com.acme.Session", new RefCount(1, 0, 0, 0), new RefCount(2, 0, 0, 0), List.of("x"))),
              false,
              20,
              19));

  private static final String TEXT = TextReport.of(REPORT);
  private static final String PAGE = page();

  private static String page() {
    String page = ReportForms.of(REPORT, "x.html");
    return page.substring(page.indexOf("<main"), page.indexOf("</main>"));
  }

  private static void bothSay(String... words) {
    for (String each : words) {
      assertTrue(TEXT.contains(each), each + " is not in\n" + TEXT);
      assertTrue(PAGE.contains(each) || PAGE.contains(Html.sentence(each)), each + " is not in\n" + PAGE);
    }
  }

  private static String table(String id) {
    int start = PAGE.indexOf("<table id=\"" + id + "\"");
    assertTrue(start >= 0, id + " is not in\n" + PAGE);
    return PAGE.substring(start, PAGE.indexOf("</table>", start));
  }

  private static List<String> headings(String id) {
    String head = table(id).replaceAll("(?s)</thead>.*", "").replaceAll("(?s)^.*?<tr>", "");
    return List.of(head.replaceAll("</th>|</tr>", "\n").replaceAll("<[^>]*>", "").strip().split("\n"));
  }

  @Test
  void lives_are_told_in_sentences() {
    bothSay(
        "born, first stored at com.acme.Registry.add(Registry.java:31) by main",
        "5 stores and drops that are not remembered; history= keeps more",
        "dropped from ArrayList[0], whose holder was reclaimed; stored at com.acme.Registry.add",
        "reclaimed: counted out",
        "+367 ms");
    assertEquals(List.of("class", "references now", "life"), headings("lives"));
    assertFalse(PAGE.contains("HOLDER_RECLAIMED") || PAGE.contains("age ms"), PAGE);
  }

  @Test
  void a_life_with_events_of_another_version_is_shown_as_it_is_written() {
    String json = JsonReport.of(REPORT).replace("HOLDER_RECLAIMED", "FROZEN");
    assertTrue(ReportForms.render(json, "x.html").contains("what FROZEN, kind ELEMENT, slot ArrayList[0]"));
  }

  @Test
  void figures_have_their_words() {
    bothSay(
        "for each object", "into slots that held none", "50.0 %",
        "highest count of an object", "0 in 0, 1 in 700, 2–3 in 1,000",
        "bits that hold it", "1 for 90 %, 2 for 99 %, 3 for 99.9 %",
        "reclaimed from cycles", "12.0 % of the objects, 25.0 % of the bytes",
        "references made", "let go of");
    assertEquals(
        List.of("counting", "all", "fields", "elements", "statics", "locals"),
        headings("statistics-counting"));
  }

  @Test
  void growth_has_a_unit_and_sorts_by_its_number() {
    bothSay("+167/s", "none let go");
    assertTrue(table("suspects").contains("<td class=\"n\" data-v=\"167.13\">+167/s</td>"), PAGE);
    assertEquals(
        List.of("holds", "of class", "held by", "stored at", "growth", "let go of"), headings("suspects"));
  }

  @Test
  void what_is_never_seen_is_apart_from_what_was_not_woven_here() {
    bothSay(
        "1 class or method is not woven, only in part, or never compiled: what is left out is not seen",
        "native code");
    assertTrue(table("notWoven").contains("Old") && !table("notWoven").contains("Object"), PAGE);
    assertTrue(table("neverSeen").contains("native code") && table("neverSeen").contains("locals=false"), PAGE);
    assertTrue(table("neverWoven").contains("Object"), PAGE);
    assertFalse(PAGE.contains("channel: ") || PAGE.contains("standing"), PAGE);
  }

  @Test
  void what_casts_doubt_on_the_numbers_is_said() {
    bothSay(
        "the ledger filled its budget of 2,000 bytes: objects born while it was full are not counted; a larger"
            + " budget= counts more",
        "why 2 objects were reclaimed is not known: memory had run out",
        "not all objects born after the program's end began are counted: its threads went on to make more of them"
            + " than the ledger could let go of",
        "the collector had taken 5 of the living already, or more: the ledger could not catch up with it while the"
            + " program's threads went on",
        "3 stores may be missing: a hook failed",
        "1 of them unexplained: a store was missed",
        "audit: 8 checked, 7 exact, 1 drifts",
        "19 of the 20 stores that the heap still shows were counted, 95 %");
    assertFalse(PAGE.contains("spent") || PAGE.contains("repaired"), PAGE);
  }

  @Test
  void the_reclaimed_have_a_table_of_their_own() {
    assertEquals(
        List.of("class", "references", "born", "live", "max", "fields", "elements", "statics", "locals",
            "references made", "let go of", "bytes each"),
        headings("classes"));
    assertEquals(
        List.of("class", "counted out", "cascade", "cycle", "with holder", "variable", "unexplained",
            "drag ms", "90 %", "99 %", "longest"),
        headings("reclaimed"));
    assertFalse(PAGE.contains("increments") || PAGE.contains("decrements"), PAGE);
  }
}
