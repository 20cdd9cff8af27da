package dev.refcount.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocationsTest {
  @TempDir Path folder;

  @Test
  void the_agent_is_found_beside_the_benchmarks() throws IOException, Refusal {
    Path target = Files.createDirectories(folder.resolve("benchmarks/target"));
    Path jar = folder.resolve("agent/target/refcount-agent.jar");
    Files.createDirectories(jar.getParent());
    Files.createFile(jar);

    assertEquals(jar, Locations.agent(null, target));
  }

  @Test
  void an_agent_that_is_not_there_is_named_in_one_line() {
    Path missing = folder.resolve("missing.jar");

    Refusal refusal =
        assertThrows(Refusal.class, () -> Locations.agent(missing.toString(), folder));

    assertTrue(refusal.getMessage().startsWith("no agent at " + missing));
    assertFalse(refusal.getMessage().contains("\n"));
  }
}
