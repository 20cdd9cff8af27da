package dev.refcount.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.refcount.Collection;
import dev.refcount.Verdicts;
import dev.refcount.boot.Holder;
import dev.refcount.boot.Reaper;
import dev.refcount.boot.TestTagger;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who is told of a batch, and what. */
final class BatchJudgeTest {
  private final BatchJudge judge = new BatchJudge(new Reclaimer.Host() {});
  private final List<Collection> told = new ArrayList<>();

  @BeforeAll
  static void installTagger() {
    TestTagger.install();
  }

  @Test
  void listeners_are_told_once_the_batch_is_off_and_what_one_throws_keeps_it_from_no_other() throws Exception {
    judge.listen(
        collection -> {
          throw new AssertionError("for a test");
        });
    AutoCloseable listening = judge.listen(told::add);
    judgeCycleAndChain();
    assertEquals(List.of(), told);
    judge.takenOff();
    assertEquals(List.of(judge.last()), told);
    judge.takenOff();
    assertEquals(1, told.size(), "told twice of one batch");
    listening.close();
    judgeCycleAndChain();
    judge.takenOff();
    assertEquals(1, told.size(), "told when it no longer listened");
  }

  @Test
  void batches_are_numbered_and_their_verdicts_summed_up() {
    judgeCycleAndChain();
    assertEquals(1, judge.last().number());
    assertEquals(2, judge.last().collected());
    assertEquals(new Verdicts(1, 1, 2, 0, 0, 0), judge.last().verdicts());
    assertEquals(1, judge.last().cycles().size());
    judgeCycleAndChain();
    assertEquals(2, judge.last().number());
    assertEquals(2, judge.last().collected());
    assertEquals(4, judge.cyclic());
    assertEquals(4, judge.cyclic(judge.last().collector()));
    assertEquals(4, judge.totals().cycles().get(0).objects());
    assertEquals(0.5, judge.totals().cyclicObjects());
  }

  private void judgeCycleAndChain() {
    Garbage garbage = new Garbage(4);
    garbage.store(0, "left", 1);
    garbage.store(1, "left", 0);
    garbage.store(2, "left", 3);
    synchronized (Reaper.class) {
      Holder[] dead = garbage.dead();
      judge.judge(dead, dead.length);
    }
  }
}
