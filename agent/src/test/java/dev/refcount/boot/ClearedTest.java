package dev.refcount.boot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the VM hands over reaches the reaper once, and in that order. */
final class ClearedTest {
  private final Cleared cleared = new Cleared();

  private Holder[] add(int count) {
    Holder[] added = new Holder[count];
    for (int i = 0; i < count; i++) {
      added[i] = new Holder(this, i);
      assertTrue(cleared.add(added[i]));
    }
    return added;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 255, 256, 257, 100_000})
  void all_are_moved_behind_what_is_there(int count) {
    Holder before = new Holder(this, -1);
    Holder[] added = add(count);
    Holder[] all = cleared.moveTo(new Holder[] {before, null}, 1);
    assertSame(before, all[0]);
    assertArrayEquals(added, Arrays.copyOfRange(all, 1, 1 + count));
    for (int i = 1 + count; i < all.length; i++) {
      assertNull(all[i]);
    }
  }

  @Test
  void none_is_moved_twice() {
    add(300);
    cleared.moveTo(new Holder[0], 0);
    Holder[] second = add(2);
    Holder[] all = cleared.moveTo(new Holder[4], 1);
    assertArrayEquals(new Holder[] {null, second[0], second[1], null}, all);
    Holder[] none = new Holder[1];
    assertSame(none, cleared.moveTo(none, 0));
    assertNull(none[0]);
  }

  @Test
  @Timeout(60)
  void who_waits_is_woken_by_the_first() throws InterruptedException {
    Thread other = new Thread(() -> add(1));
    other.start();
    cleared.await(0);
    other.join();
    assertEquals(0, cleared.moveTo(new Holder[1], 0)[0].hash());
  }
}
