package dev.refcount.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.refcount.forked.ForkedJvm;
import dev.refcount.forked.Run;
import dev.refcount.packaging.CommandLine.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code report=} with each ending, and the verb {@code render}. */
final class ReportFilesIT {
  @TempDir Path folder;

  /** Three objects, each held by another kind of slot. */
  static final class Program {
    static Program last;
    static Object[] some;
    Program field;

    public static void main(String[] arguments) {
      last = new Program();
      last.field = new Program();
      some = new Object[] {new Program()};
    }
  }

  private Path file(String name) {
    return folder.resolve(name);
  }

  @Test
  void each_ending_is_a_form_and_the_page_can_be_made_again_from_the_json() throws Exception {
    String tag = "tag=" + Program.class.getName();
    Run run = ForkedJvm.of(Program.class)
        .named("reports")
        .agent(tag + ",report=" + file("r.html") + ":" + file("r.dot") + ":" + file("r.json"))
        .run();
    assertEquals(0, run.exitCode(), run::describe);
    assertEquals("", run.err());

    String page = Files.readString(file("r.html"));
    assertTrue(page.contains("ReportFilesIT$Program"), page);
    String objects = Files.readString(file("r.dot"));
    assertEquals(3, objects.lines().filter(line -> line.contains("1 references")).count(), objects);
    assertTrue(objects.contains("label=\"[0]\\n"), objects);

    rendered("again.html");
    assertEquals(page, Files.readString(file("again.html")));
    rendered("again.dot");
    assertTrue(Files.readString(file("again.dot")).contains("3 live"));
    rendered("again.txt");
    assertTrue(Files.readString(file("again.txt")).contains("ReportFilesIT$Program"));
  }

  private void rendered(String name) throws Exception {
    Result result =
        CommandLine.run("render", file("r.json").toString(), file(name).toString());
    assertEquals(new Result(0, "", ""), result);
  }

  @Test
  void render_names_what_is_wrong() throws Exception {
    Path json = Files.writeString(file("list.json"), "[1]");
    CommandLine.run("render").refused(2, "render REPORT.json OUT.html");
    CommandLine.run("render", "none.json", "x.html").refused(2, "no file none.json");
    CommandLine.run("render", json.toString(), "x.html").refused(2, "not a report of refcount");
    CommandLine.run("render", json.toString(), "x.pdf").refused(2, ".html", "x.pdf");
    Path latin = Files.write(file("latin.json"), new byte[] {(byte) 0xe9});
    CommandLine.run("render", latin.toString(), "x.html").refused(2, "latin.json can't be read: it is not UTF-8 text");
    Path good = Files.writeString(file("good.json"), "{\"jvm\":{},\"classes\":[]}");
    Path taken = Files.createDirectory(file("taken.html"));
    String reason =
        CommandLine.run("render", good.toString(), taken.toString()).err().replaceFirst("^.* can't be written: ", "");
    assertFalse(reason.contains("taken.html") || reason.isBlank(), reason);
  }

  /** Without LANG, as in most containers and under cron. */
  @Test
  void a_name_that_reaches_no_program_whole_is_told() throws Exception {
    Path json = Files.writeString(file("r.json"), "{\"jvm\":{},\"classes\":[]}");
    CommandLine.of(
            "/bin/sh", "-c", "LC_ALL=C exec \"$0\" \"$@\" \"$(printf 'gr\\303\\266.html')\"",
            CommandLine.java(), "-jar", ForkedJvm.agentJar().toString(), "render", json.toString())
        .refused(2, ".html can't be written: ");
  }
}
