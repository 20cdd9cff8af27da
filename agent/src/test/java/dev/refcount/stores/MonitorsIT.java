package dev.refcount.stores;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.refcount.forked.ForkedJvm;
import dev.refcount.forked.Run;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.objectweb.asm.ClassWriter;

/** HotSpot compiles no method that it takes to leave a frame with a monitor held. */
final class MonitorsIT {
  /** In the thread that calls: so it does not matter how much the compilers have to do. */
  @ParameterizedTest
  @CsvSource({"C1, -XX:TieredStopAtLevel=1, 1", "C2, -XX:-TieredCompilation, ''"})
  void a_method_with_a_synchronized_block_is_compiled(String compiler, String option, String level)
      throws Exception {
    Path asm = Path.of(ClassWriter.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Run run =
        ForkedJvm.of(Monitors.class)
            .named(compiler)
            .classPath(asm)
            .jvm("-Xbatch", option, "-XX:+PrintCompilation", "-XX:CompileCommand=quiet",
                "-XX:CompileCommand=compileonly," + Monitors.class.getName() + "*::*")
            .agent(StoresIT.OPTIONS + ":org.objectweb.asm.**,report=off")
            .run();
    assertEquals(0, run.exitCode(), run::describe);
    assertFalse(run.out().contains("COMPILE SKIPPED"), run::describe);
    for (String method : Monitors.NAMES) {
      Pattern compiled = Pattern.compile("\\s" + level + "\\s.*Monitors(Kotlins)?::" + method + " \\(");
      assertTrue(compiled.matcher(run.out()).find(), () -> method + "\n" + run.describe());
    }
  }
}
