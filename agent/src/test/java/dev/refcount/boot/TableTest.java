package dev.refcount.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.Reference;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class TableTest {
  @BeforeAll
  static void installTagger() {
    TestTagger.install();
  }

  @Test
  void finds_each_of_many_records_by_identity() {
    Map<Object, Holder> records = new IdentityHashMap<>();
    for (int i = 0; i < 50_000; i++) {
      // Equal to each other, and yet not the same.
      Object object = new String("same");
      records.put(object, Ledger.record(object, Table.NONE));
    }
    records.forEach(
        (object, record) -> {
          assertSame(record, Table.find(object));
          assertSame(record, Ledger.record(object, Table.NONE));
        });
    Reference.reachabilityFence(records);
  }

  @Test
  void an_object_without_a_record_is_not_found_hash_or_no_hash() {
    Object object = new Object();
    assertNull(Table.find(object));
    System.identityHashCode(object);
    assertNull(Table.find(object));
  }

  @Test
  void a_birth_that_is_told_late_or_twice_makes_no_second_record() {
    Rig.Counted[] stored = {new Rig.Counted()};
    Ledger.syncElement(stored, 0, stored[0], 0);
    Holder record = Table.find(stored[0]);
    long born = Types.of(Rig.Counted.class).born();
    Hooks.newborn(stored[0]);
    Hooks.newborn(stored[0]);
    assertEquals(born, Types.of(Rig.Counted.class).born());
    assertSame(record, Table.find(stored[0]));

    Rig.Counted fresh = new Rig.Counted();
    Hooks.newborn(fresh);
    record = Table.find(fresh);
    Hooks.born(fresh);
    Hooks.newborn(fresh);
    assertEquals(born + 1, Types.of(Rig.Counted.class).born());
    assertSame(record, Table.find(fresh));
  }

  @Test
  void finds_the_record_of_a_locked_object() throws InterruptedException {
    Object locked = new Object();
    Holder record = Ledger.record(locked, Table.NONE);
    synchronized (locked) {
      assertSame(record, Table.find(locked));
      locked.wait(1);
      assertSame(record, Table.find(locked));
    }
    Object recordedUnderTheLock = new Object();
    synchronized (recordedUnderTheLock) {
      record = Ledger.record(recordedUnderTheLock, Table.NONE);
      assertSame(record, Table.find(recordedUnderTheLock));
    }
    assertSame(record, Table.find(recordedUnderTheLock));
  }

  @Test
  void a_removed_record_is_not_found_and_hides_no_other() {
    Object[] objects = new Object[10_000];
    Holder[] records = new Holder[objects.length];
    for (int i = 0; i < objects.length; i++) {
      objects[i] = new Object();
      records[i] = Ledger.record(objects[i], Table.NONE);
    }
    for (int i = 0; i < objects.length; i += 2) {
      Table.remove(records[i]);
    }
    for (int i = 0; i < objects.length; i++) {
      assertSame(i % 2 == 0 ? null : records[i], Table.find(objects[i]));
    }
  }

  @Test
  void what_was_removed_is_looked_past_and_its_place_is_given_up_when_there_is_no_room() {
    Object[] latest = new Object[1_000];
    for (int i = 0; i < 1_000_000; i++) {
      int place = i % latest.length;
      if (latest[place] != null) {
        // As the reaper does with what is dead: cleared, and off the table.
        Holder oldest = Table.find(latest[place]);
        oldest.clear();
        Table.remove(oldest);
        assertNull(Table.find(latest[place]));
      }
      latest[place] = new Object();
      assertSame(Ledger.record(latest[place], Table.NONE), Table.find(latest[place]));
    }
    int places = 0;
    for (int segment = 0; segment < Table.segments(); segment++) {
      places += Table.snapshot(segment, Table.NO_RECORDS).length;
    }
    // Those of other tests included.
    assertTrue(places < 500_000, places + " places");
    for (Object object : latest) {
      assertSame(object, Table.find(object).get());
    }
  }

  @Test
  void a_record_that_was_taken_over_is_found_in_the_place_of_the_old_one() {
    Object[] objects = new Object[5_000];
    Node[] nodes = new Node[objects.length];
    for (int i = 0; i < objects.length; i++) {
      objects[i] = new Object();
      Ledger.record(objects[i], Table.NONE);
    }
    for (int i = 0; i < objects.length; i += 3) {
      nodes[i] = Nodes.tag(objects[i]);
    }
    for (int i = 0; i < objects.length; i++) {
      Holder found = Table.find(objects[i]);
      assertSame(objects[i], found.get());
      assertEquals(i % 3 == 0, found == nodes[i]);
    }
  }

  @Test
  void threads_that_meet_an_object_at_once_agree_on_its_record() throws InterruptedException {
    Object[] objects = new Object[20_000];
    for (int i = 0; i < objects.length; i++) {
      objects[i] = new Object();
    }
    AtomicReference<Throwable> failure = new AtomicReference<>();
    Holder[][] found = new Holder[3][objects.length];
    Thread[] threads = new Thread[found.length];
    for (int t = 0; t < threads.length; t++) {
      Holder[] mine = found[t];
      threads[t] =
          new Thread(
              () -> {
                for (int i = 0; i < objects.length; i++) {
                  mine[i] = Ledger.record(objects[i], Table.NONE);
                }
              });
      threads[t].setUncaughtExceptionHandler((ignored, thrown) -> failure.set(thrown));
      threads[t].start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertNull(failure.get());
    for (int i = 0; i < objects.length; i++) {
      assertSame(found[0][i], found[1][i]);
      assertSame(found[0][i], found[2][i]);
      assertEquals(System.identityHashCode(objects[i]), found[0][i].hash);
    }
  }
}
