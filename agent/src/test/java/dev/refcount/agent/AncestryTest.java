package dev.refcount.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In whatever order classes come, all that stands above a counted one is told before it can have instances. */
final class AncestryTest {
  private static final String[] NONE = {};

  @Test
  void a_class_comes_before_its_superclass() {
    Ancestry ancestry = new Ancestry(named("C", null));
    assertEquals(List.of("C", "B"), ancestry.comes("C", "B", NONE));
    assertEquals(List.of("A"), ancestry.comes("B", "A", NONE));
    assertEquals(List.of(), ancestry.comes("A", "java/lang/Object", NONE));
  }

  @Test
  void a_superclass_that_is_there_is_told_at_once() {
    Ancestry ancestry = new Ancestry(named("C", null));
    assertEquals(List.of(), ancestry.comes("A", "java/lang/Object", NONE));
    assertEquals(List.of(), ancestry.comes("B", "A", NONE));
    assertEquals(List.of("C", "B", "A"), ancestry.comes("C", "B", NONE));
    assertEquals(List.of(), ancestry.comes("D", "C", NONE));
  }

  @Test
  void with_subclasses_all_that_descends_is_counted_also_through_what_comes_later() {
    Ancestry ancestry = new Ancestry(named(null, "I"));
    assertEquals(List.of(), ancestry.comes("C", "B", new String[] {"J"}));
    assertEquals(List.of(), ancestry.comes("B", "java/lang/Object", NONE));
    assertEquals(List.of(), ancestry.comes("J", null, new String[] {"I"}));
    assertEquals(List.of("I", "J", "C", "B"), ancestry.comes("I", null, NONE));
    assertEquals(List.of("E", "F"), ancestry.comes("E", "F", new String[] {"I"}));
  }

  /** In two loaders. */
  @Test
  void a_class_of_the_same_name_may_have_another_superclass() {
    Ancestry ancestry = new Ancestry(named("C", null));
    ancestry.comes("B", "A", NONE);
    ancestry.comes("B", "Z", NONE);
    assertEquals(List.of("C", "B", "A", "Z"), ancestry.comes("C", "B", NONE));
    assertEquals(List.of("Y"), ancestry.comes("C", "Y", NONE));
  }

  @Test
  void what_has_come_is_known_until_it_is_forgotten() {
    Ancestry ancestry = new Ancestry(named("C", null));
    ancestry.comes("B", "A", NONE);
    assertTrue(ancestry.knows("B"));
    assertFalse(ancestry.knows("A"));
    assertEquals(1, ancestry.size());
    ancestry.forget();
    assertEquals(0, ancestry.size());
  }

  /** A random forest with interfaces, in the order in which a VM hands classes over, against the plain definition. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void the_order_makes_no_difference(long seed) {
    Random random = new Random(seed);
    int count = 60;
    int[] parents = new int[count];
    int[] interfaces = new int[count];
    for (int i = 0; i < count; i++) {
      parents[i] = random.nextInt(i + 1) - 1;
      // Those with an odd number are interfaces too, of others.
      interfaces[i] = random.nextInt(i + 1) - 1;
    }
    int heir = random.nextInt(count);
    int single = random.nextInt(count);
    Ancestry ancestry = new Ancestry(named("T" + single, "T" + heir));
    Set<String> told = new TreeSet<>();
    for (int i : random.ints(0, count).distinct().limit(count).toArray()) {
      String[] implemented = interfaces[i] < 0 ? NONE : new String[] {"T" + interfaces[i]};
      told.addAll(ancestry.comes("T" + i, parents[i] < 0 ? "java/lang/Object" : "T" + parents[i], implemented));
    }
    Set<String> expected = new TreeSet<>();
    for (int i = 0; i < count; i++) {
      if (i == single || descends(i, heir, parents, interfaces)) {
        for (int above = i; above >= 0; above = parents[above]) {
          expected.add("T" + above);
        }
      }
    }
    assertEquals(expected, told);
  }

  private static boolean descends(int from, int heir, int[] parents, int[] interfaces) {
    return from >= 0
        && (from == heir
            || descends(parents[from], heir, parents, interfaces)
            || descends(interfaces[from], heir, parents, interfaces));
  }

  private static Ancestry.Named named(String single, String withSubclasses) {
    return new Ancestry.Named() {
      @Override
      public boolean counted(String name) {
        return name.equals(single) || name.equals(withSubclasses);
      }

      @Override
      public boolean withSubclasses(String name) {
        return name.equals(withSubclasses);
      }
    };
  }
}
