package dev.refcount.agent;

import dev.refcount.boot.Node;
import dev.refcount.boot.Snapshot;
import dev.refcount.options.Options;
import dev.refcount.selftest.Program;
import java.util.Arrays;

/**
 * Does each kind of store once and looks at the counts, right after installation: an agent that
 * counts wrong must not run.
 */
final class SelfTest {
  private static final String PROBES = "dev.refcount.selftest.";

  private SelfTest() {}

  static void run(Options options) {
    if (options.sample() > 1) {
      return;
    }
    int[] expected = Program.expected(options.locals());
    long before = Snapshot.replacements();
    int[] counted = Program.run();
    // No report has any of its counting.
    Snapshot.replacements(before);
    Snapshot.nodes(new Leaving());
    if (!Arrays.equals(expected, counted)) {
      throw new IllegalStateException(
          "the self-test counted "
              + Arrays.toString(counted)
              + " where "
              + Arrays.toString(expected)
              + " is right; please report this with the JVM's version");
    }
  }

  /** Takes the probes off the ledger, as if the collector had: the program's questions are about its own objects. */
  private static final class Leaving implements Snapshot.NodeVisitor {
    @Override
    public void node(Node node) {
      if (node.type().name().startsWith(PROBES)) {
        node.enqueue();
      }
    }
  }
}
