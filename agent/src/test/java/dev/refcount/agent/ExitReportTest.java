package dev.refcount.agent;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.refcount.Report;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ExitReportTest {
  @TempDir Path folder;

  /** Without the facts on the JVM there is no text, neither in a file nor instead of one. */
  @Test
  void a_form_that_fails_keeps_none_of_those_named_after_it_from_being_written() throws Exception {
    Report report =
        new Report(
            new Report.Agent("1", ""), null, List.of(), List.of(), List.of(), List.of(), List.of(), null, List.of(),
            List.of(), List.of(), null, 7, null);
    Path text = folder.resolve("r.txt");
    Path json = folder.resolve("r.json");
    for (String destination : List.of("-", text.toString(), json.toString())) {
      ExitReport.writeAlone(report, destination);
    }
    assertFalse(Files.exists(text), "half a report");
    assertTrue(Files.readString(json).contains("\"lostStores\": 7"), Files.readString(json));
  }
}
