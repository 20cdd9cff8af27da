package dev.refcount.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a report looks like that was written as JSON, perhaps by another version. */
final class ReportFormsTest {
  private static final String CLASSES =
      "'classes':[{'name':'com.acme.Session','born':9,'live':1234,'references':"
          + "{'fields':1000,'statics':0,'elements':200,'locals':34}}]";
  private static final String SITES =
      "'sites':[{'type':'com.acme.Registry','method':'add','file':'Registry.java','line':31,"
          + "'slot':'Registry.last','holds':1200,'class':'com.acme.Session'}]";

  private static String report(String sections) {
    return ("{'agent':{'version':'1','options':'tag=x'},"
        + "'jvm':{'version':'17','collector':'G1','pid':42,'uptimeMs':1500}," + sections + "}")
        .replace('\'', '"');
  }

  @Test
  void the_page_shows_classes_and_sites_without_a_script() {
    String page = withoutScripts(ReportForms.render(report(CLASSES + "," + SITES), "x.html"));
    assertTrue(page.contains("<small>com.<wbr>acme.<wbr></small>Session"), page);
    assertTrue(page.contains(">1,234</td>"), page);
    assertTrue(page.contains("<small>com.<wbr>acme.<wbr></small>Registry.add(Registry.java:31)"), page);
  }

  @Test
  void the_page_carries_the_whole_report() {
    String json = report(CLASSES + "," + SITES);
    assertEquals(JsonParser.parseString(json), JsonParser.parseString(data(json)));
  }

  @Test
  void the_page_asks_for_nothing_from_elsewhere() {
    String page = ReportForms.render(report(CLASSES), "x.html");
    assertFalse(page.contains("http://") || page.contains("https://"), page);
    assertFalse(page.contains(" src=") || page.contains("<link"), page);
    assertTrue(page.contains("default-src 'none'"), page);
  }

  @Test
  void a_name_that_looks_like_mark_up_is_only_a_name() {
    String json = report("'classes':[{'name':'</script><b onclick=x>{{json}}','live':1}]");
    String page = ReportForms.render(json, "x.html");
    assertEquals(JsonParser.parseString(json), JsonParser.parseString(data(json)));
    assertTrue(page.contains("&lt;/script&gt;&lt;b onclick=x&gt;{{json}}"), page);
    assertFalse(page.contains("<b onclick"), page);
  }

  @Test
  void sections_that_this_version_does_not_know_are_shown_as_well() {
    String page = withoutScripts(ReportForms.render(
        report(CLASSES + ",'freshIdeas':[{'someCount':7,'where':{'deepDown':1.5}}]"), "x.html"));
    assertTrue(page.contains("<h2>Fresh ideas</h2>"), page);
    assertTrue(page.contains(">some count</th>") && page.contains(">where deep down</th>"), page);
    assertTrue(page.contains(">7</td>") && page.contains(">1.50</td>"), page);
  }

  @Test
  void sums_and_bars_show_at_a_glance_what_is_held() {
    String cart = "{'name':'a.Cart','born':5,'live':3,'references':{'fields':10,'statics':1,'elements':0,'locals':0}}";
    String page = withoutScripts(ReportForms.render(report(CLASSES.replace("}}]", "}}," + cart + "]")), "x.html"));
    for (String sum : List.of("1,237</b><span>tagged objects live", "14</b><span>born",
        "1,010</b><span>references by fields", "200</b><span>references by elements",
        "1</b><span>references by statics", "34</b><span>references by locals")) {
      assertTrue(page.contains("<div><b>" + sum + "</span></div>"), page);
    }
    // Nothing that is there is invisible.
    assertTrue(page.contains("data-v=\"1234\">1,234<div class=\"bar\">" + bar("fields", "1,000", 81)
        + bar("elements", "200", 16) + bar("locals", "34", 2) + "</div>"), page);
    assertTrue(page.contains("data-v=\"11\">11<div class=\"bar\">" + bar("fields", "10", 1) + bar("statics", "1", 1)
        + "</div>"), page);
  }

  private static String bar(String kind, String references, int percent) {
    return "<i class=\"" + kind + "\" title=\"" + kind + " " + references + "\" style=\"width:" + percent
        + "%\"></i>";
  }

  @Test
  void what_the_page_and_the_graph_have_no_room_for_is_told() {
    StringBuilder sites = new StringBuilder("'sites':[");
    for (int i = 0; i < 1_002; i++) {
      sites.append("{'type':'a.B','method':'m','file':'B.java','line':").append(i)
          .append(",'slot':'B.f','holds':5,'class':'a.C'},");
    }
    String all = CLASSES + "," + sites.deleteCharAt(sites.length() - 1) + "]";
    String page = withoutScripts(ReportForms.render(report(all), "x.html"));
    assertTrue(page.contains("B.m(B.java:999)") && !page.contains("B.m(B.java:1000)"), page);
    assertTrue(page.contains("<p>2 more are only in the JSON.</p>"), page);
    String dot = ReportForms.render(report(all), "x.dot");
    assertTrue(dot.contains("references in process 42 after 1.50 s; the 150 places that hold most, of 1,002"), dot);
    assertEquals(150, dot.lines().filter(line -> line.contains(" -> ")).count(), dot);
    String whole = ReportForms.render(report(CLASSES + "," + SITES), "x.dot");
    assertTrue(whole.contains("label=\"references in process 42 after 1.50 s\";"), whole);
    String wholePage = withoutScripts(ReportForms.render(report(CLASSES + "," + SITES), "x.html"));
    assertFalse(wholePage.contains("only in the JSON"), wholePage);
  }

  @Test
  void a_suspect_s_place_is_one_column_and_facts_are_a_list() {
    String page = withoutScripts(ReportForms.render(
        report(CLASSES
            + ",'suspects':[{'class':'a.B','site':{'type':'a.C','method':'m','file':'C.java','line':3},"
            + "'slot':'C.f','holds':5,'growth':2.5}],'summary':{'someCount':8,'drifts':[]}"), "x.html"));
    assertTrue(page.contains("<small>a.<wbr></small>C.m(C.java:3)"), page);
    assertTrue(page.contains("<dt>some count</dt><dd>8</dd><dt>drifts</dt><dd>none</dd>"), page);
    assertTrue(page.indexOf("<h2>Suspects") < page.indexOf("<h2>Classes"), "suspects come first");
  }

  @Test
  void the_graph_leads_from_the_place_to_the_class() {
    String dot = ReportForms.render(report(CLASSES + "," + SITES), "x.dot");
    assertTrue(dot.startsWith("digraph refcount {"), dot);
    assertTrue(dot.contains("label=\"Registry.add\\n(Registry.java:31)\""), dot);
    assertTrue(dot.contains("label=\"Session\\n1,234 live\\n34 references by locals\""), dot);
    assertTrue(dot.contains("n0 -> n1 [label=\"Registry.last\\n1,200\", penwidth=5.0];"), dot);
  }

  /** With {@code sites=off}. */
  @Test
  void the_graph_has_one_place_for_all_stores_whose_lines_are_not_recorded() {
    String unknown =
        "'sites':[{'type':'?','method':'?','line':-1,'slot':'Registry.last','holds':2,'class':'com.acme.Session'},"
            + "{'type':'?','method':'?','line':-1,'slot':'Registry.first','holds':1,'class':'com.acme.Session'}]";
    String dot = ReportForms.render(report(CLASSES + "," + unknown), "x.dot");
    assertTrue(dot.contains("n0 [shape=box, label=\"not recorded\"];"), dot);
    assertTrue(dot.contains("n0 -> n1 [label=\"Registry.first\\n1\", penwidth=3.0];"), dot);
  }

  /** Compiled with {@code -g:none}; and Kotlin's names of methods may have brackets. */
  @Test
  void a_place_without_a_file_reads_as_in_a_stack_trace() {
    String sites =
        "'sites':[{'type':'a.Test','method':'closes (twice)','line':-1,'slot':'A.b','holds':2,"
            + "'class':'com.acme.Session'}]";
    String text = ReportForms.render(report(CLASSES + "," + sites), "x.txt");
    assertTrue(text.contains("Test.closes (twice)(Unknown Source)"), text);
    String dot = ReportForms.render(report(CLASSES + "," + sites), "x.dot");
    assertTrue(dot.contains("label=\"Test.closes (twice)\\n(unknown source)\""), dot);
  }

  @Test
  void what_is_no_report_is_named() {
    assertTrue(refusal("{\"a\":").startsWith("it is not JSON: "), refusal("{\"a\":"));
    assertEquals("it is JSON, but not a report of refcount", refusal("[1]"));
    assertEquals("it is JSON, but not a report of refcount", refusal("{\"jvm\":1}"));
  }

  @Test
  void the_text_is_told_of_what_another_version_has_written() {
    String text = ReportForms.render(report(CLASSES + "," + SITES), "x.txt");
    assertTrue(text.contains("\nSession ") && text.contains("1,234"), text);
    assertTrue(text.contains("Registry.add(Registry.java:31)"), text);
  }

  @Test
  void a_part_that_is_something_else_is_no_report() {
    for (String name : List.of("x.html", "x.txt", "x.dot")) {
      refused("'classes':[7]", name);
    }
    refused("'classes':[],'sites':[7]", "x.dot");
    refused("'classes':[],'sites':[7]", "x.txt");
    refused("'classes':[],'ledger':{'bytes':{}}", "x.html");
    refused("'classes':[{'name':'a.B','born':{}}]", "x.txt");
    refused("'classes':[],'sites':null", "x.txt");
  }

  private static void refused(String strange, String name) {
    String reason =
        assertThrows(IllegalArgumentException.class, () -> ReportForms.render(report(strange), name), strange)
            .getMessage();
    assertEquals("a part of it is not as refcount writes it", reason, strange);
  }

  private static String refusal(String json) {
    return assertThrows(IllegalArgumentException.class, () -> ReportForms.render(json, "x.html"))
        .getMessage();
  }

  private static String data(String json) {
    String page = ReportForms.render(json, "x.html");
    int start = page.indexOf("id=\"data\">") + "id=\"data\">".length();
    return page.substring(start, page.indexOf("</script>", start));
  }

  private static String withoutScripts(String page) {
    return page.substring(0, page.indexOf("<script"));
  }
}
