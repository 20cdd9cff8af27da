package dev.refcount.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.refcount.boot.TestTagger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who is dead, and what still counts, against the same told by who reaches whom. */
final class DeadSetTest {
  @BeforeAll
  static void installTagger() {
    TestTagger.install();
  }

  @Test
  void dead_is_what_nothing_outside_reaches_and_what_the_dead_hold_counts_no_more() {
    Random random = new Random(7);
    List<Garbage> all = new ArrayList<>();
    for (int round = 0; round < 500; round++) {
      all.add(Garbage.random(random));
    }
    DeadSet dead = DeadSet.now();
    for (Garbage garbage : all) {
      for (int i = 0; i < garbage.objects.length; i++) {
        int object = i;
        assertEquals(!lives(garbage, i), dead.contains(garbage.node(i)), () -> object + " in " + garbage);
        assertEquals(
            garbage.references(i, holder -> lives(garbage, holder)),
            dead.liveReferences(garbage.node(i)),
            () -> object + " in " + garbage);
      }
    }
  }

  private static boolean lives(Garbage garbage, int object) {
    return garbage.hangsOn(object, garbage.heldByHolder)
        || garbage.hangsOn(object, garbage.heldByVariable)
        || garbage.hangsOn(object, garbage.heldElsewhere);
  }

  @Test
  void what_was_tagged_since_is_not_dead_and_all_that_refers_to_it_counts() {
    DeadSet dead = DeadSet.now();
    Garbage later = new Garbage(2);
    later.store(0, "left", 1);
    assertEquals(false, dead.contains(later.node(1)));
    assertEquals(1, dead.liveReferences(later.node(1)));
  }

  @Test
  void without_its_variables_it_is_dead_if_nothing_else_holds_it() {
    Garbage garbage = new Garbage(2);
    garbage.holdByVariable(0);
    garbage.holdByVariable(0);
    garbage.store(0, "left", 1);
    garbage.holdByVariable(1);
    assertEquals(false, DeadSet.without(garbage.node(0), 1).contains(garbage.node(0)));
    assertEquals(true, DeadSet.without(garbage.node(0), 2).contains(garbage.node(0)));
    // What holds it besides has variables of its own.
    assertEquals(false, DeadSet.without(garbage.node(1), 1).contains(garbage.node(1)));
  }
}
