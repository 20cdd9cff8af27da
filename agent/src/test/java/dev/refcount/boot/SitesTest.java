package dev.refcount.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SitesTest {
  private static Place place(int line) {
    return new Place("Earlier", "run", null, line, "slot");
  }

  /** Knows every second number of a range. */
  private static Recalled every(int first, int last) {
    return site -> site >= first && site <= last && (site - first) % 2 == 0 ? place(site) : null;
  }

  @Test
  void numbers_of_two_files_lie_in_the_gaps_of_each_other() {
    int before = Sites.count();
    assertTrue(Sites.recall(before, before, 10, every(before + 1, before + 10)));
    assertEquals(before + 10, Sites.count());
    assertTrue(Sites.recall(before + 10, before, 6, every(before + 2, before + 6)));
    assertEquals(before + 10, Sites.count());
    for (int site = before + 1; site <= before + 7; site++) {
      assertEquals(place(site), Sites.place(site));
    }
    assertEquals("?", Sites.place(before + 8).type());
    int next = Sites.add(place(0));
    assertEquals(before + 11, next);
    assertTrue(Sites.recall(next, before, 20, every(before + 12, before + 20)));
    assertEquals(before + 20, Sites.count());
    assertEquals(place(before + 14), Sites.place(before + 14));
    assertEquals(place(0), Sites.place(next));
  }

  @Test
  void numbers_that_are_not_as_they_were_are_not_recalled() {
    int taken = Sites.count();
    assertFalse(Sites.recall(taken - 1, taken - 1, 1, every(1, 1)));
    assertFalse(Sites.recall(taken + 1, taken, 1, every(1, 1)));
    assertFalse(Sites.recall(taken, taken + 1, 1, every(1, 1)), "a gap before the first");
    assertEquals(taken, Sites.count());
  }
}
