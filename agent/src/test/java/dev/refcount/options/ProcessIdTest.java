package dev.refcount.options;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ProcessIdTest {
  @Test
  void is_the_id_that_java_gives() {
    assertEquals(Long.toString(ProcessHandle.current().pid()), ProcessId.text());
  }
}
