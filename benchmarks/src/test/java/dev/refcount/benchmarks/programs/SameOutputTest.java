package dev.refcount.benchmarks.programs;

import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class SameOutputTest {
  @Test
  void only_what_was_printed_first_is_accepted() throws Failed {
    SameOutput same = new SameOutput();
    same.check("sum 1\n");
    same.check("sum 1\n");
    assertThrows(Failed.class, () -> same.check("sum 1"));
    same.check("sum 1\n");
  }
}
