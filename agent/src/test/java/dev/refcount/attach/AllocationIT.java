package dev.refcount.attach;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.refcount.forked.Forked;
import dev.refcount.forked.ForkedJvm;
import dev.refcount.forked.JvmMode;
import dev.refcount.forked.Run;

/** An untagged store costs time, and never memory: neither compiled nor interpreted. */
final class AllocationIT {
  @Forked
  void a_woven_store_of_an_untagged_object_allocates_nothing(JvmMode mode) throws Exception {
    Run run = ForkedJvm.of(UntaggedStores.class)
        .mode(mode)
        .agent("tag=com.acme.Nothing,report=" + ForkedJvm.logs().resolve("allocation.txt"))
        .run();
    assertEquals(0, run.exitCode(), run::describe);
    assertEquals("stores: 0 bytes\none object is seen\n", run.out(), run::describe);
  }
}
