package dev.refcount.boot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.refcount.boot.Rig.Counted;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The stand-ins behave as the methods they stand for, and count. */
final class OperationsTest {
  private final Counted object = new Counted();
  private final Object[] array = {object, "x", object};

  @BeforeAll
  static void installTagger() {
    TestTagger.install();
  }

  OperationsTest() {
    Copies.syncRange(array, 0, 3, Rig.SITE);
  }

  @Test
  void copied_elements_count_once_more() {
    Object[] to = new Object[5];
    Operations.arraycopy(array, 0, to, 2, 3, Rig.SITE);
    assertArrayEquals(new Object[] {null, null, object, "x", object}, to);
    Rig.assertCounts(0, 0, 4, 0, object);
    Operations.arraycopy(new Object[3], 0, to, 2, 3, Rig.SITE);
    Rig.assertCounts(0, 0, 2, 0, object);
  }

  @Test
  void an_array_may_be_shifted_onto_itself() {
    Operations.arraycopy(array, 0, array, 1, 2, Rig.SITE);
    assertArrayEquals(new Object[] {object, object, "x"}, array);
    Rig.assertCounts(0, 0, 2, 0, object);
  }

  @Test
  void copies_of_any_length_count() {
    assertEquals(5, Operations.copyOf(array, 5, Rig.SITE).length);
    Rig.assertCounts(0, 0, 4, 0, object);
    assertEquals(1, Operations.copyOfRange(array, 2, 3, Rig.SITE).length);
    Rig.assertCounts(0, 0, 5, 0, object);
    assertEquals(9, Operations.copyOfRange(array, 2, 11, Rig.SITE).length);
    Rig.assertCounts(0, 0, 6, 0, object);
    assertEquals(Object[].class, Operations.copyOf(array, 1, Object[].class, Rig.SITE).getClass());
    Rig.assertCounts(0, 0, 7, 0, object);
  }

  @Test
  void what_was_copied_before_an_array_store_exception_counts() {
    Counted[] to = new Counted[3];
    assertThrows(
        ArrayStoreException.class, () -> Operations.arraycopy(array, 0, to, 0, 3, Rig.SITE));
    assertArrayEquals(new Object[] {object, null, null}, to);
    Rig.assertCounts(0, 0, 3, 0, object);
  }

  @Test
  void a_program_that_copies_out_of_bounds_fails_as_before_and_troubles_nobody() {
    int before = Trouble.count();
    Object[] to = new Object[2];
    assertThrows(
        IndexOutOfBoundsException.class, () -> Operations.arraycopy(array, 0, to, 1, 3, Rig.SITE));
    assertThrows(
        IndexOutOfBoundsException.class, () -> Operations.arraycopy(array, 0, to, -1, 2, Rig.SITE));
    assertThrows(
        IndexOutOfBoundsException.class,
        () -> Operations.arraycopy(array, 0, to, Integer.MAX_VALUE, 2, Rig.SITE));
    assertThrows(
        NullPointerException.class, () -> Operations.arraycopy(array, 0, null, 1, 3, Rig.SITE));
    assertThrows(
        ArrayStoreException.class, () -> Operations.arraycopy(array, 0, "", 1, 3, Rig.SITE));
    assertEquals(before, Trouble.count(), () -> String.valueOf(Trouble.first()));
    Rig.assertCounts(0, 0, 2, 0, object);
  }

  @Test
  void a_stored_element_counts_however_it_is_stored() {
    Operations.arraySet(array, 1, object, Rig.SITE);
    Rig.assertCounts(0, 0, 3, 0, object);
    int[] numbers = new int[1];
    Operations.arraySet(numbers, 0, 7, Rig.SITE);
    assertEquals(7, numbers[0]);
  }
}
