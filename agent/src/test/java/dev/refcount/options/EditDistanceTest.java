package dev.refcount.options;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EditDistanceTest {
  @ParameterizedTest
  @CsvSource({
    "tag,tag,0", "tag,tga,1", "tag,ta,1", "tag,tags,1", "tag,tug,1", "tag,'',3", "'',tag,3", "kitten,sitting,3",
    "collections,colections,1"
  })
  void counts_added_dropped_changed_and_swapped_characters(String a, String b, int edits) {
    assertEquals(edits, EditDistance.between(a, b, 100));
    assertEquals(edits, EditDistance.between(b, a, 100));
  }

  @ParameterizedTest
  @CsvSource({"a.*,a.Bcd,0", "a.*,b.Bcd,1", "a.*.C,a.b.c.C,1", "a.**.C,a.b.c.C,0", "*Session,HttpSesion,1", "**,a.b,0"})
  void wildcards_cost_nothing_for_what_they_match(String pattern, String name, int edits) {
    assertEquals(edits, EditDistance.between(pattern, name, 100));
  }

  @Test
  void a_limit_changes_no_distance_within_it_and_stops_beyond() {
    Random random = new Random(17);
    for (int i = 0; i < 20_000; i++) {
      String a = text(random, "abc*.");
      String b = text(random, "abc.");
      int exact = EditDistance.between(a, b, Integer.MAX_VALUE);
      for (int limit = 0; limit < 6; limit++) {
        assertEquals(Math.min(exact, limit + 1), EditDistance.between(a, b, limit), a + " and " + b);
      }
    }
  }

  private static String text(Random random, String alphabet) {
    StringBuilder text = new StringBuilder();
    for (int left = random.nextInt(8); left > 0; left--) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }
}
