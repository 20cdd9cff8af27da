package dev.refcount.attach;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.refcount.forked.ForkedJvm;
import dev.refcount.forked.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with the options is said before the program runs; what fails later loses no numbers. */
final class RefusalIT {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "tga=com.acme.Session,             unknown key tga: did you mean tag?",
    "tag=com..Session,                 tag=com..Session: pattern com..Session has a dot",
    "tag=com/acme/Session,             write . between packages",
    "sample=none,                      sample=none:",
    "budget=100,                       did you mean 100m?",
    "jdk=some,                         jdk=some: use all; collections or none",
    "config=no/such.properties,        config=no/such.properties: can't be read: there is no such file",
    "report=no/such/folder/r.txt,      report=no/such/folder/r.txt: can't be written: there is no folder",
    "report=r.pdf,                     a report ends in .txt; .json; .html or .dot"
  })
  void wrong_options_stop_the_jvm_before_main_with_one_line(String options, String words)
      throws Exception {
    Run run = ForkedJvm.of(Library.class).named("refused").agent(options).workingDirectory(folder).run();
    assertEquals(2, run.exitCode(), run::describe);
    assertEquals("", run.out());
    assertEquals(1, run.err().lines().count(), run::describe);
    assertTrue(run.err().startsWith("refcount: "), run::describe);
    // A comma would end the cell of the table above.
    assertTrue(run.err().contains(words.replace(';', ',')) || run.err().contains(words), run::describe);
  }

  @Test
  void an_agent_that_is_named_twice_says_so_and_reports_nothing() throws Exception {
    String again = "-javaagent:" + ForkedJvm.agentJar() + "=";
    Run run = ForkedJvm.of(Library.class).named("twice").jvm(again + "tag=a.B", again + "tag=c.D").run();
    assertEquals(2, run.exitCode(), run::describe);
    assertEquals(
        "refcount: the agent is named twice, here with 'tag=c.D': name it once, on the command line or in"
            + " JAVA_TOOL_OPTIONS\n",
        run.err());
  }

  @Test
  void a_jar_on_the_boot_class_path_is_told_to_be_taken_off_it() throws Exception {
    Run run =
        ForkedJvm.of(Library.class)
            .named("boot")
            .jvm("-Xbootclasspath/a:" + ForkedJvm.agentJar(), "-Xshare:off")
            .agent("tag=a.B")
            .run();
    assertEquals(2, run.exitCode(), run::describe);
    assertEquals(
        "refcount: cannot start: the agent's jar is on the boot class path: take it off -Xbootclasspath/a\n",
        run.err());
  }

  /** All of it was lost. */
  @Test
  void a_report_without_the_audit_that_cannot_be_made_is_one() throws Exception {
    Path report = folder.resolve("report.txt");
    Run run =
        ForkedJvm.of(Library.class)
            .named("no-room")
            .jvm("-Djava.io.tmpdir=" + folder.resolve("absent"))
            .agent("tag=" + Library.class.getName() + "*,audit=exit,report=" + report)
            .run();
    // JDK 25 warns of the folder first.
    assertTrue(run.err().contains("refcount: audit=exit: the audit could not be made: "), run::describe);
    assertTrue(run.err().endsWith("; -Djava.io.tmpdir=FOLDER names another folder\n"), run::describe);
    assertTrue(Files.readString(report).contains("Library$"), run::describe);
  }

  /** So it is in an image of jlink's, and may be where the program is a module. */
  @ParameterizedTest
  @CsvSource({
    "java.base,       '',     cannot start: this JVM runs without the module jdk.management",
    "jdk.management,  http=0, http=0: this JVM runs without the module jdk.httpserver"
  })
  void a_module_of_the_jdk_that_is_not_there_is_named(String modules, String option, String words)
      throws Exception {
    Run run =
        ForkedJvm.of(Library.class)
            .named("limited")
            .jvm("--limit-modules", "java.instrument," + modules)
            .agent("tag=" + Library.class.getName() + (option.isEmpty() ? "" : "," + option))
            .run();
    assertEquals(2, run.exitCode(), run::describe);
    assertEquals("", run.out());
    String module = words.substring(words.lastIndexOf(' ') + 1);
    assertEquals("refcount: " + words + "; add --add-modules " + module + "\n", run.err());
  }

  /** Up to JDK 23 there are such; later ones say themselves, on standard output, that there are none. */
  @Test
  void where_a_security_manager_denies_the_agent_all_it_is_told_what_to_grant() throws Exception {
    Run run =
        ForkedJvm.of(Library.class).named("secured").jvm("-Djava.security.manager").agent("tag=a.B").run();
    String granted =
        "; the policy of the security manager must have: grant codeBase"
            + " \"file:/path/of/refcount-agent.jar\" { permission java.security.AllPermission; };\n";
    boolean managers = Runtime.version().feature() < 24;
    assertEquals(managers ? 2 : 1, run.exitCode(), run::describe);
    assertEquals(managers, run.err().contains(granted), run::describe);
    assertEquals(managers, run.out().isEmpty(), run::describe);
  }

  @Test
  void a_report_that_cannot_be_written_at_exit_goes_to_standard_error() throws Exception {
    Path gone = Files.createDirectory(folder.resolve("gone"));
    Run run = ForkedJvm.of(Vanishing.class)
        .agent("tag=" + Vanishing.class.getName() + ",report=" + gone.resolve("r.json"))
        .arguments(gone.toString())
        .run();
    assertEquals(0, run.exitCode(), run::describe);
    assertEquals("1\n", run.out());
    assertTrue(
        run.err().startsWith(
            "refcount: report=" + gone.resolve("r.json") + ": can't be written: there is no folder " + gone
                + " any more; here it is:\n"),
        run::describe);
    assertTrue(run.err().contains("\nrefcount: references at "), run::describe);
    assertTrue(run.err().matches("(?s).*\\nrefcount: Vanishing +1 +1 +1 .*"), run::describe);
    assertTrue(run.err().lines().allMatch(line -> line.startsWith("refcount:")), run::describe);
  }
}
