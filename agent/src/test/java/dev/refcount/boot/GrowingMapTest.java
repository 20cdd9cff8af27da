package dev.refcount.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.refcount.Report;
import dev.refcount.growth.Growth;
import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.List;
import jdk.internal.misc.Unsafe;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The same of a map: {@code ConcurrentHashMap} copies entries when it grows, and makes trees of long chains. */
final class GrowingMapTest {
  private static final int ROUNDS = 5;
  private static final long VALUE = Unsafe.getUnsafe().objectFieldOffset(Entry.class, "value");

  private static final class CountedAndKept {}

  private static final class Entry {
    final Object value;

    Entry(Object value, int site) {
      this.value = value;
      Ledger.sync(this, VALUE, value, site);
    }
  }

  private final Growth growth = new Growth();
  private final List<Entry> leftBehind = new ArrayList<>();
  private List<Entry> entries = new ArrayList<>();

  @BeforeAll
  static void installTagger() {
    TestTagger.install();
  }

  @Test
  void a_map_that_grows_is_a_suspect_though_what_it_leaves_behind_vanishes() throws InterruptedException {
    int site = Sites.add(new Place("Sessions", "open", "Sessions.java", 7, "value"));
    growth.baseline();
    List<Report.Suspect> suspects = List.of();
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 0; i < 20; i++) {
        entries.add(new Entry(new CountedAndKept(), site));
      }
      copy(site);
      copy(site);
      growth.suspects();
      // Else there is nothing new to see.
      entries.add(new Entry(new CountedAndKept(), site));
      collect();
      suspects = growth.suspects();
    }
    assertEquals(1, suspects.size(), suspects::toString);
    assertEquals("Sessions.java", suspects.get(0).site().file());
    assertEquals(entries.size(), suspects.get(0).holds());
    assertEquals(0, suspects.get(0).letGo());
    Reference.reachabilityFence(entries);
  }

  private void copy(int site) {
    List<Entry> copies = new ArrayList<>();
    for (Entry each : entries) {
      copies.add(new Entry(each.value, site));
    }
    leftBehind.addAll(entries);
    entries = copies;
  }

  private void collect() throws InterruptedException {
    List<Holder> theirs = new ArrayList<>();
    for (Entry each : leftBehind) {
      theirs.add(Table.find(each));
    }
    leftBehind.clear();
    Rig.collectUntil(() -> theirs.stream().allMatch(Holder::isTakenOff));
  }
}
