package dev.refcount.growth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.refcount.boot.Place;
import dev.refcount.boot.Rig;
import dev.refcount.boot.Sites;
import dev.refcount.boot.TestTagger;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One that is cancelled half way has spoilt nothing for the next. */
final class SampleTest {
  private static final Place PLACE = new Place("SampleTest", "store", null, 1, "left");
  private static final Key KEY = new Key(Rig.Counted.class.getTypeName(), PLACE);

  private final Map<Key, Watch> watches = new HashMap<>();
  private final Rig.Counted holder = new Rig.Counted();

  @BeforeAll
  static void installTagger() {
    TestTagger.install();
  }

  @Test
  void what_is_held_is_watched_from_sample_to_sample_whether_one_between_was_cancelled() {
    int site = Sites.add(PLACE);
    Rig.put(holder, "left", new Rig.Counted(), site);
    // Or there may be nothing to tell of in the end.
    Rig.put(holder, "right", new Rig.Counted());
    assertEquals(1, take(false).holds(KEY));
    assertThrows(CancellationException.class, () -> take(true));
    assertEquals(1, take(false).holds(KEY));
    assertEquals(0, watches.get(KEY).letGo());
    Rig.put(holder, "left", null, site);
    assertThrows(CancellationException.class, () -> take(true));
    assertEquals(0, take(false).holds(KEY));
  }

  private Sample take(boolean cancelled) {
    return Sample.take(1, false, watches, new AtomicBoolean(cancelled));
  }
}
