package dev.refcount.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.refcount.forked.ForkedJvm;
import dev.refcount.forked.Run;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The size that a report says of a class's instances is what they take, however the VM lays objects out. */
final class SizesIT {
  @ParameterizedTest
  @ValueSource(strings = {"-XX:ObjectAlignmentInBytes=8", "-XX:ObjectAlignmentInBytes=32", "-XX:-UseCompressedOops"})
  void of_an_instance(String layout) throws Exception {
    // Only where a pattern names them are these counted; nothing of the agent's is, which allocates.
    String tag = "tag=java.lang.Integer:java.lang.Long:java.lang.String,exclude=dev.refcount.layout.**,report=";
    Run run =
        ForkedJvm.of(Sizes.class)
            .named(layout.substring(4))
            .jvm(layout)
            .agent(tag + ForkedJvm.logs().resolve("Sizes.txt"))
            .run();
    assertEquals(0, run.exitCode(), run::describe);
    assertTrue(run.out().endsWith("13 checks passed\n"), run::describe);
  }
}
