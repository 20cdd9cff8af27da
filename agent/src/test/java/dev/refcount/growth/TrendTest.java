package dev.refcount.growth;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.refcount.boot.Sites;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which samples, a second apart, are those of a leak. */
final class TrendTest {
  private static final Key PLACE = new Key("Session", Sites.place(0));

  private final List<Sample> samples = new ArrayList<>();

  private void sample(int holds, int objects, int holders) {
    Tally tally = new Tally();
    tally.holds = holds;
    tally.objects = objects;
    tally.holders = holders;
    samples.add(new Sample(samples.size() * 1_000_000_000L, 0, true, Map.of(PLACE, tally)));
  }

  private Trend trend() {
    return Trend.of(samples, PLACE);
  }

  @ParameterizedTest
  @CsvSource({
    "a leak from the first moment,              true,  0 10 20 30",
    "as little as counts,                       true,  0 3 6 10",
    "what any program does,                     false, 0 3 6 9",
    "what was there does not count,             false, 1000 1003 1006 1009",
    "but what came to it does,                  true,  1000 1010 1020 1030",
    "standing still in between,                 true,  0 50 90 90 90 95 100",
    "a cache that is full,                      false, 0 50 90 100 100 100 100",
    "one that all but is,                       false, 0 50 80 90 91 95 100",
    "one that fills on,                         true,  0 50 80 90 90 95 100",
    "gone down in the middle,                   false, 0 0 100 95 94 150 160",
    "a fifth of what went up came down,         true,  0 100 80 80 85 90 150 150 140",
    "and more than that,                        false, 0 100 80 80 85 90 150 150 135",
    "all let go of,                             false, 0 100 200 0",
  })
  void a_leak_goes_up_until_the_end(String what, boolean leak, String holds) {
    for (String each : holds.strip().split(" ")) {
      sample(Integer.parseInt(each), 0, 1);
    }
    assertEquals(leak, trend().goesUp(), what);
  }

  /** As a list that grows leaves arrays behind until they are collected. */
  @Test
  void where_references_come_and_go_the_objects_tell_and_say_how_fast() {
    sample(200, 50, 1);
    sample(400, 150, 4);
    sample(200, 250, 1);
    sample(700, 350, 4);
    sample(400, 450, 1);
    assertEquals(true, trend().goesUp());
    assertEquals(100, trend().perSecond());
  }

  @Test
  void a_place_that_no_sample_knew_before_held_nothing() {
    samples.add(new Sample(0, 0, true, Map.of()));
    samples.add(new Sample(1_000_000_000L, 0, true, Map.of()));
    sample(0, 0, 0);
    sample(50, 0, 1);
    sample(90, 0, 1);
    assertEquals(true, trend().goesUp());
    assertEquals(90 / 4.0, trend().perSecond());
  }

  @ParameterizedTest
  @CsvSource({
    "one list that grows, false, 1 1 1 1",
    "ever more carts,     true,  0 10 20 30",
    "few carts,           false, 0 3 6 9",
    "and ten,             true,  0 3 6 10",
    "all there at first,  false, 0 80 90 100",
    "or nearly all,       true,  0 79 90 100",
  })
  void what_is_held_by_ever_more_holders_is_spread(String what, boolean spread, String holders) {
    for (String each : holders.strip().split(" ")) {
      sample(100 * samples.size(), 0, Integer.parseInt(each));
    }
    assertEquals(spread, trend().isSpread(), what);
  }
}
