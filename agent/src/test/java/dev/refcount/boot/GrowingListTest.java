package dev.refcount.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.refcount.Report;
import dev.refcount.growth.Growth;
import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What suspects make of the arrays that a growing list leaves behind. Here, as only the ledger's package stores. */
final class GrowingListTest {
  private static final class CountedAndKept {}

  private final Growth growth = new Growth();
  private final List<Object[]> leftBehind = new ArrayList<>();
  private Object[] elements = new Object[10];

  @BeforeAll
  static void installTagger() {
    TestTagger.install();
  }

  @Test
  void a_list_that_grows_is_a_suspect_though_what_it_leaves_behind_vanishes() throws InterruptedException {
    int site = Sites.add(new Place("Registry", "add", "Registry.java", 7, "[]"));
    growth.baseline();
    List<Report.Suspect> suspects = List.of();
    for (int size = 0; size < 2_000; ) {
      for (int end = elements.length; size < end; size++) {
        put(size, new CountedAndKept(), site);
      }
      grow(site);
      growth.suspects();
      // Else there is nothing new to see.
      put(size++, new CountedAndKept(), site);
      collect();
      suspects = growth.suspects();
    }
    assertEquals(1, suspects.size(), suspects::toString);
    assertEquals("Registry.java", suspects.get(0).site().file());
    assertEquals(0, suspects.get(0).letGo());
    Reference.reachabilityFence(elements);
  }

  /** A cache that is copied as often. */
  @Test
  void copying_the_same_elements_is_none() throws InterruptedException {
    int site = Sites.add(new Place("Cache", "copy", "Cache.java", 7, "[]"));
    growth.baseline();
    for (int i = 0; i < elements.length; i++) {
      put(i, new CountedAndKept(), site);
    }
    List<Report.Suspect> suspects = List.of();
    for (int round = 0; round < 10; round++) {
      for (int copies = 0; copies < round; copies++) {
        leftBehind.add(elements);
        elements = copy(elements.length, site);
      }
      growth.suspects();
      Nodes.of(new CountedAndKept());
      collect();
      suspects = growth.suspects();
    }
    assertEquals(List.of(), suspects);
    Reference.reachabilityFence(elements);
  }

  private void grow(int site) {
    leftBehind.add(elements);
    elements = copy(elements.length + elements.length / 2, site);
  }

  private Object[] copy(int length, int site) {
    Object[] copy = new Object[length];
    for (int i = 0; i < elements.length; i++) {
      copy[i] = elements[i];
      Ledger.syncElement(copy, i, copy[i], site);
    }
    return copy;
  }

  private void put(int index, Object value, int site) {
    elements[index] = value;
    Ledger.syncElement(elements, index, value, site);
  }

  private void collect() throws InterruptedException {
    List<Holder> theirs = new ArrayList<>();
    for (Object[] each : leftBehind) {
      theirs.add(Table.find(each));
    }
    leftBehind.clear();
    Rig.collectUntil(() -> theirs.stream().allMatch(Holder::isTakenOff));
  }
}
