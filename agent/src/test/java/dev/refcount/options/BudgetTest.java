package dev.refcount.options;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BudgetTest {
  @ParameterizedTest
  @CsvSource({"64k,65536", "256m,268435456", "1g,1073741824", "1G,1073741824", "10%,100", "100%,1009", "1%,10"})
  void resolves_to_bytes_for_a_maximum_heap(String text, long bytes) throws OptionException {
    assertEquals(bytes, Budget.parse(text).bytes(1009));
  }

  @ParameterizedTest
  @CsvSource({"64k,64k", "1024k,1m", "1536m,1536m", "2048m,2g", "12%,12%", "256M,256m"})
  void prints_in_the_largest_unit_that_is_exact(String text, String printed) throws OptionException {
    assertEquals(printed, Budget.parse(text).toString());
    assertEquals(Budget.parse(text), Budget.parse(printed));
  }

  @Test
  void a_share_of_a_heap_without_limit_does_not_overflow() throws OptionException {
    assertEquals(Long.MAX_VALUE, Budget.parse("100%").bytes(Long.MAX_VALUE));
  }

  @Test
  void a_budget_is_either_a_size_or_a_share() {
    assertThrows(IllegalArgumentException.class, () -> new Budget(1024, 10));
    assertThrows(IllegalArgumentException.class, () -> new Budget(0, 0));
    assertThrows(IllegalArgumentException.class, () -> new Budget(1000, 0));
    assertThrows(IllegalArgumentException.class, () -> new Budget(0, 101));
  }
}
