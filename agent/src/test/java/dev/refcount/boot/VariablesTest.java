package dev.refcount.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class VariablesTest {
  @Test
  void sites_have_one_number_if_and_only_if_type_method_and_variable_are_the_same() {
    Random random = new Random(11);
    Map<String, Integer> numbers = new HashMap<>();
    // Far more variables than the table has room for at first, most of them with several sites.
    for (int i = 0; i < 20_000; i++) {
      String type = "Type" + random.nextInt(20);
      String method = "method" + random.nextInt(20);
      String slot = "variable" + random.nextInt(20);
      int site = Sites.add(new Place(type, method, null, i, slot));
      int number = Variables.of(site);
      assertEquals(number, Variables.of(site));
      Integer known = numbers.putIfAbsent(type + " " + method + " " + slot, number);
      assertEquals(known == null ? number : known, number);
    }
    assertEquals(numbers.size(), new HashSet<>(numbers.values()).size());
  }

  @Test
  void names_are_not_run_together() {
    int one = Sites.add(new Place("A", "b", null, 1, "c"));
    int other = Sites.add(new Place("A", "c", null, 1, "b"));
    assertNotEquals(Variables.of(one), Variables.of(other));
  }
}
