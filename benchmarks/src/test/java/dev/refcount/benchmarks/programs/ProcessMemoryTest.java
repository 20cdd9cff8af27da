package dev.refcount.benchmarks.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ProcessMemoryTest {
  @Test
  void the_high_water_mark_is_read_in_bytes() {
    List<String> status =
        List.of("Name:\tjava", "VmPeak:\t 4000000 kB", "VmHWM:\t  123456 kB", "VmRSS:\t  100000 kB");
    assertEquals(OptionalLong.of(123_456L * 1024), ProcessMemory.peak(status));
  }

  @Test
  void a_process_that_has_just_ended_has_none() {
    assertEquals(OptionalLong.empty(), ProcessMemory.peak(List.of("Name:\tjava", "State:\tZ (zombie)")));
  }

  @Test
  void no_process_has_none() {
    assertEquals(OptionalLong.empty(), ProcessMemory.peak(Long.MAX_VALUE));
  }
}
