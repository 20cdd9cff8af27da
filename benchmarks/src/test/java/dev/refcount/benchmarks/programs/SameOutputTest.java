package dev.refcount.benchmarks.programs;

import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class WitnessTest {
  @Test
  void only_what_was_printed_first_is_accepted() throws Failed {
    Witness witness = new Witness();
    witness.check("sum 1\n");
    witness.check("sum 1\n");
    assertThrows(Failed.class, () -> witness.check("sum 1"));
    witness.check("sum 1\n");
  }
}
