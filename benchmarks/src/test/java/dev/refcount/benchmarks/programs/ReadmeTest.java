package dev.refcount.benchmarks.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.refcount.benchmarks.Refusal;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadmeTest {
  private static final String BEFORE = "# Title\n\ntext\n\n" + Readme.BEGIN;
  private static final String AFTER = Readme.END + "\n\nmore text\n";

  @TempDir Path folder;

  @Test
  void only_what_is_between_the_comments_changes() throws Exception {
    Path file = folder.resolve("README.md");
    Files.writeString(file, BEFORE + "\nold\nlines\n" + AFTER);
    Readme readme = new Readme(file);
    readme.check();
    assertEquals(BEFORE + "\nold\nlines\n" + AFTER, Files.readString(file), "checked only");
    readme.replace("new\n");
    assertEquals(BEFORE + "\nnew\n" + AFTER, Files.readString(file));
  }

  @Test
  void replacing_again_leaves_nothing_of_the_first_time() throws Refusal {
    String once = Readme.replaced(BEFORE + AFTER, "first\n");
    assertEquals(Readme.replaced(BEFORE + AFTER, "2\n"), Readme.replaced(once, "2\n"));
  }

  @Test
  void what_is_generated_is_taken_as_it_is() throws Refusal {
    assertEquals(BEFORE + "\n$1 \\ $0\n" + AFTER, Readme.replaced(BEFORE + AFTER, "$1 \\ $0\n"));
  }

  @Test
  void a_text_without_a_place_is_refused() {
    for (String text : new String[] {"", BEFORE, AFTER, AFTER + BEFORE, BEFORE + AFTER + BEFORE + AFTER}) {
      assertThrows(Refusal.class, () -> Readme.replaced(text, "new\n"), text);
    }
  }

  @Test
  void a_missing_file_is_refused() {
    assertThrows(Refusal.class, () -> new Readme(folder.resolve("none")).check());
  }
}
