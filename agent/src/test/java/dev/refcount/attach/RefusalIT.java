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
  void a_report_that_cannot_be_written_at_exit_goes_to_standard_error() throws Exception {
    Path gone = Files.createDirectory(folder.resolve("gone"));
    Run run = ForkedJvm.of(Vanishing.class)
        .agent("tag=" + Vanishing.class.getName() + ",report=" + gone.resolve("r.json"))
        .arguments(gone.toString())
        .run();
    assertEquals(0, run.exitCode(), run::describe);
    assertEquals("1\n", run.out());
    assertTrue(run.err().startsWith("refcount: report: cannot write " + gone), run::describe);
    assertTrue(run.err().contains("\nrefcount: references at "), run::describe);
    assertTrue(run.err().matches("(?s).*\\nrefcount: Vanishing +1 +1 +1 .*"), run::describe);
    assertTrue(run.err().lines().allMatch(line -> line.startsWith("refcount:")), run::describe);
  }
}
