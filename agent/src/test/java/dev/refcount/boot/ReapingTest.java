package dev.refcount.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.refcount.boot.Rig.Counted;
import dev.refcount.boot.Rig.Holding;
import dev.refcount.verdict.Reclaimer;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class ReapingTest {
  private static final class CountedForItsSums {}

  private static final class CountedInABatch {}

  @BeforeAll
  static void installTagger() {
    TestTagger.install();
  }

  @Test
  void a_dead_holder_refers_no_more() throws InterruptedException {
    Counted object = new Counted();
    holdFromGarbage(object);
    Node node = Nodes.of(object);
    assertEquals(3, node.added(Kind.FIELD) + node.added(Kind.ELEMENT));
    Rig.collectUntil(() -> node.count() == 0);
    Rig.assertCounts(0, 0, 0, 0, object);
  }

  /** The count was read before they were taken off. */
  @Test
  void holders_that_the_collector_has_taken_and_the_reaper_has_not_count_in_no_live_count() {
    Counted object = new Counted();
    holdFromGarbage(object);
    WeakReference<Object> garbage = new WeakReference<>(new Object());
    while (!garbage.refersTo(null)) {
      System.gc();
    }
    Rig.assertCounts(2, 0, 1, 0, object);
    assertEquals(0, new Reclaimer(new Reclaimer.Host() {}).liveCount(object));
  }

  @Test
  void the_records_keep_neither_holder_nor_object_alive() throws InterruptedException {
    WeakReference<Object> holder = new WeakReference<>(held());
    Rig.collectUntil(() -> holder.refersTo(null));
  }

  @Test
  void what_a_living_holder_refers_to_stays_counted_through_collections()
      throws InterruptedException {
    Holding holder = new Holding();
    Rig.put(holder, "field", new Counted());
    WeakReference<Object> garbage = new WeakReference<>(new Object());
    Rig.collectUntil(() -> garbage.refersTo(null));
    Rig.assertCounts(1, 0, 0, 0, holder.field);
    Reference.reachabilityFence(holder);
  }

  @Test
  void objects_that_refer_to_each_other_are_reaped_too() throws InterruptedException {
    Node node = ring();
    assertEquals(1, node.count());
    Rig.collectUntil(node::isTakenOff);
    assertTrue(node.refersTo(null));
  }

  @Test
  void the_sums_of_a_class_outlive_its_instances() throws InterruptedException {
    Type type = Types.of(CountedForItsSums.class);
    makeAndHold(100, CountedForItsSums::new);
    assertEquals(100, type.born());
    Rig.collectUntil(() -> type.reclaimed() == 100);
    assertEquals(200, type.added(Kind.ELEMENT));
    assertEquals(2, type.max());
  }

  @Test
  void reaped_records_leave_the_table() throws InterruptedException {
    long before = liveRecords();
    makeAndHold(5000, Counted::new);
    assertTrue(liveRecords() >= before + 5000, () -> "records " + liveRecords());
    Rig.collectUntil(() -> liveRecords() < before + 500);
  }

  /** Before the rest has come: by then other collections may have ended. */
  @Test
  void a_batch_is_announced_with_its_first() throws InterruptedException {
    Announced judge = new Announced();
    letJudge(judge);
    assertTrue(judge.batches > 0, "no batch was judged");
    assertEquals(0, judge.faults, "batches that were not announced, or once more when they had been");
  }

  /** What it had to say was lost, and the report told of stores that a failing hook had missed. */
  @Test
  void a_judge_for_whom_there_is_no_memory_makes_no_store_missing() throws InterruptedException {
    missesNoStore(new OutOfMemoryError("for a test"));
  }

  /** The same for good, where memory ended while one of its classes was made. */
  @Test
  void a_judge_that_has_lost_a_class_makes_no_store_missing() throws InterruptedException {
    missesNoStore(new NoClassDefFoundError("for a test"));
  }

  private static void missesNoStore(Error failure) throws InterruptedException {
    int troubles = Trouble.count();
    Failing judge = new Failing(failure);
    letJudge(judge);
    assertTrue(judge.failed, "it had no batch to judge");
    assertEquals(troubles, Trouble.count());
  }

  private static void letJudge(Judge judge) throws InterruptedException {
    Type type = Types.of(CountedInABatch.class);
    long before = type.reclaimed();
    Reaper.judge(judge);
    try {
      makeAndHold(1000, CountedInABatch::new);
      Rig.collectUntil(() -> type.reclaimed() >= before + 1000);
    } finally {
      Reaper.judge(null);
    }
  }

  private static final class Failing implements Judge {
    private final Error failure;
    private volatile boolean failed;

    Failing(Error failure) {
      this.failure = failure;
    }

    @Override
    public boolean begins(Holder dead) {
      throw failure;
    }

    @Override
    public void judge(Holder[] dead, int count) {
      failed = true;
      throw failure;
    }

    @Override
    public void takenOff() {}
  }

  private static final class Announced implements Judge {
    private int asked;
    int batches;
    int faults;

    /** Not content with the first. */
    @Override
    public boolean begins(Holder dead) {
      asked++;
      return asked == 2;
    }

    @Override
    public void judge(Holder[] dead, int count) {
      faults += asked == Math.min(2, count) ? 0 : 1;
      asked = 0;
      batches++;
    }

    @Override
    public void takenOff() {}
  }

  private static void holdFromGarbage(Object object) {
    Rig.put(new Holding(), "field", object);
    Rig.put(new Counted(), "left", object);
    Rig.put(new Object[3], 1, object);
  }

  private static Object held() {
    Holding holder = new Holding();
    Counted counted = new Counted();
    Rig.put(holder, "field", counted);
    Rig.put(counted, "left", holder);
    return holder;
  }

  private static Node ring() {
    Counted one = new Counted();
    Counted two = new Counted();
    Rig.put(one, "left", two);
    Rig.put(two, "left", one);
    return Nodes.of(one);
  }

  private static void makeAndHold(int n, Supplier<?> maker) {
    Object[] array = new Object[2];
    for (int i = 0; i < n; i++) {
      Object object = maker.get();
      assertNotNull(Nodes.of(object));
      Rig.put(array, 0, object);
      Rig.put(array, 1, object);
    }
  }

  private static long liveRecords() {
    long n = 0;
    for (int segment = 0; segment < Table.segments(); segment++) {
      for (Holder entry : Table.snapshot(segment, Table.NO_RECORDS)) {
        n += entry == null ? 0 : 1;
      }
    }
    return n;
  }
}
