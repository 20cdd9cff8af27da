package dev.refcount.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.refcount.forked.ForkedJvm;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;

/** Classes of a program that change between two compilations. */
final class Sources {
  private Sources() {}

  /** Compiles against the agent and what is in the folder, into which it goes. */
  static void compile(Path classes, String name, String source) throws IOException {
    Path file = classes.resolve(name + ".java");
    Files.writeString(file, source);
    String path = ForkedJvm.agentJar() + File.pathSeparator + classes;
    int code =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-g", "-cp", path, "-d", classes.toString(), file.toString());
    assertEquals(0, code, source);
  }
}
