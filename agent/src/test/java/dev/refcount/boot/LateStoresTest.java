package dev.refcount.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.refcount.Verdicts;
import dev.refcount.verdict.Reclaimer;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the collector took between a store and its hook: the slot is told to hold it still. */
final class LateStoresTest {
  private final Reclaimer reclaimer = new Reclaimer(new Reclaimer.Host() {});

  @BeforeAll
  static void installTagger() {
    TestTagger.install();
  }

  @BeforeEach
  void judge() throws InterruptedException {
    WeakReference<Object> before = new WeakReference<>(new Object());
    Rig.collectUntil(() -> before.refersTo(null));
    reclaimer.start();
  }

  @AfterEach
  void nobodyJudges() {
    Reaper.judge(null);
  }

  @Test
  void what_was_stored_over_when_it_died_is_counted_out_once_that_is_told() throws InterruptedException {
    Late late = new Late(new Rig.Counted(), 20);
    Rig.collectUntil(() -> late.refersTo(null));
    assertEquals(new Verdicts(1, 0, 0, 0, 0, 0), verdicts());
  }

  @Test
  void what_it_held_cascades() throws InterruptedException {
    Late late = held(20);
    Rig.collectUntil(() -> late.refersTo(null));
    assertEquals(new Verdicts(1, 1, 0, 0, 0, 0), verdicts());
  }

  @Test
  void a_store_that_is_never_told_was_missed() throws InterruptedException {
    Late late = held(Integer.MAX_VALUE);
    Rig.collectUntil(() -> late.refersTo(null));
    assertEquals(new Verdicts(0, 0, 0, 0, 0, 2), verdicts());
  }

  private Verdicts verdicts() {
    return reclaimer.lastCollection().verdicts();
  }

  /** Holds another object. */
  private static Late held(int looks) {
    Rig.Counted object = new Rig.Counted();
    Rig.Counted other = new Rig.Counted();
    Late late = new Late(object, looks);
    Table.replace(Table.findOrCreate(object, Types.of(Rig.Counted.class), Table.NONE), late);
    Rig.put(object, "left", other);
    Reference.reachabilityFence(object);
    return late;
  }

  /** A field refers to the object until it has been looked at so often. */
  private static final class Late extends Node {
    private int looks;

    Late(Object referent, int looks) {
      super(referent, System.identityHashCode(referent), Types.of(Rig.Counted.class), false);
      this.looks = looks;
    }

    @Override
    public int count(int kind) {
      return kind == Kind.FIELD && --looks > 0 ? 1 : super.count(kind);
    }
  }
}
