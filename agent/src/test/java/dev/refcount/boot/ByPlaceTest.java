package dev.refcount.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.refcount.holdings.ByPlace;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Here, as only the ledger's own package makes types. */
class ByPlaceTest {
  private static final class Count extends ByPlace.Entry {
    int asked;

    Count(Type held, int site) {
      super(held, site);
    }
  }

  private static final class Counts extends ByPlace<Count> {
    @Override
    protected Count make(Type held, int site) {
      return new Count(held, site);
    }
  }

  @Test
  void each_pair_of_class_and_site_has_one_entry_however_many_there_are() {
    List<Type> types = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      types.add(new Type(Object.class, i, Tagger.NONE, "type" + i));
    }
    Counts counts = new Counts();
    for (int round = 1; round <= 3; round++) {
      for (int site = 0; site < 100; site++) {
        for (Type type : types) {
          Count count = counts.of(type, site);
          assertSame(type, count.held);
          assertEquals(site, count.site);
          assertEquals(round, ++count.asked);
        }
      }
    }
    assertEquals(5_000, counts.entries().size());
    assertEquals(15_000, counts.entries().stream().mapToInt(count -> count.asked).sum());
  }
}
