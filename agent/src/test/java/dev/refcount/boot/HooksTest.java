package dev.refcount.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.refcount.boot.Rig.Counted;
import dev.refcount.boot.Rig.Holding;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What hooks are called with that the code they were woven for does not lead one to expect. */
final class HooksTest {
  /** Counted from birth. */
  private static final class Born {}

  /** In the place of lambdas, whose classes have such fields. */
  private static final class OneCapture {
    final Object arg$1;

    OneCapture(Object captured) {
      this.arg$1 = captured;
    }
  }

  private static final class Undecided {}

  @BeforeAll
  static void installTagger() {
    TestTagger.install();
  }

  /** The undecided share one type: what it kept of one lambda was taken for another, whose fields are others. */
  @Test
  void nothing_is_remembered_of_a_lambda_whose_class_is_undecided() {
    Object[] captured = new Object[1];
    TestTagger.whileDeciding = () -> {
      Hooks.captured(new OneCapture("captured"), 1, Rig.SITE);
      captured[0] = Type.UNDECIDED.captured;
    };
    assertNotNull(Types.of(Undecided.class));
    assertNull(TestTagger.whileDeciding);
    assertNull(captured[0]);
  }

  /** Of an agent that came late: a clone() that returns itself would tell a birth that nobody has seen. */
  @Test
  void a_copy_that_is_the_original_is_not_born() {
    Born original = new Born();
    assertEquals(original, Hooks.cloned(original, original, Rig.SITE));
    assertNull(Nodes.of(original));
    Born copy = new Born();
    assertEquals(copy, Hooks.cloned(original, copy, Rig.SITE));
    assertNotNull(Nodes.of(copy));
  }

  /** It was put down for later, failed again in the midst of the next store, and nobody was told. */
  @Test
  void a_hook_that_fails_for_no_want_of_stack_or_memory_is_told_of_and_not_tried_again() {
    int elsewhere = Sites.add(Place.ofField("no.such.Owner", "field", "Ljava/lang/Object;"));
    int before = Trouble.count();
    Counted object = new Counted();
    Holding holder = new Holding();
    holder.field = object;
    Hooks.field(holder, object, elsewhere);
    assertEquals(before + 1, Trouble.count());
    assertEquals(0, Deferred.waiting);
    Rig.put(holder, "other", object);
    Rig.assertCounts(1, 0, 0, 0, object);
    assertEquals(before + 1, Trouble.count());
  }
}
