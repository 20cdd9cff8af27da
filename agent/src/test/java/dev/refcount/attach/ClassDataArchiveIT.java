package dev.refcount.attach;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.refcount.forked.ForkedJvm;
import dev.refcount.forked.Run;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An archive made of a program that has the agent's jar on its class path gives the agent's classes to that path. */
final class ClassDataArchiveIT {
  @TempDir Path folder;

  @Test
  void an_archive_with_classes_of_the_agents_is_named_for_the_reason_and_does_without() throws Exception {
    Path program = program();
    String archive = folder.resolve("program.jsa").toString();
    // What follows the jar are arguments of the program: an archive allows no folder on the class path.
    Run dump = jvm("dump").jvm("-XX:ArchiveClassesAtExit=" + archive, "-jar", program.toString()).run();
    assertTrue(Files.exists(Path.of(archive)), dump::describe);

    String options = "tag=" + Library.class.getName() + "$Book,report=off";
    Run refused =
        jvm("archived").agent(options).jvm("-XX:SharedArchiveFile=" + archive, "-jar", program.toString()).run();
    assertEquals(1, refused.exitCode(), refused::describe);
    assertTrue(refused.err().startsWith("refcount: cannot start: "), refused::describe);
    assertTrue(refused.err().contains("; where a class-data archive has classes of the agent's jar, start with"
        + " -Xshare:off"), refused::describe);

    Run run =
        jvm("unshared")
            .agent(options)
            .jvm("-XX:SharedArchiveFile=" + archive, "-Xshare:off", "-jar", program.toString())
            .run();
    assertTrue(run.out().startsWith("tagged book\n"), run::describe);
  }

  private static ForkedJvm jvm(String name) {
    return ForkedJvm.of(Library.class).named(name);
  }

  private Path program() throws IOException {
    Path jar = folder.resolve("program.jar");
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Library.class.getName());
    // Beside it: HotSpot archives nothing of what is named in another way.
    manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, "agent.jar");
    Files.copy(ForkedJvm.agentJar(), folder.resolve("agent.jar"));
    Class<?>[] classes = {
        Library.class, Library.Item.class, Library.Book.class, Library.Map.class, Library.Atlas.class,
        Library.Tracked.class};
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
      for (Class<?> type : classes) {
        String entry = type.getName().replace('.', '/') + ".class";
        try (InputStream in = type.getResourceAsStream("/" + entry)) {
          out.putNextEntry(new ZipEntry(entry));
          out.write(in.readAllBytes());
        }
      }
    }
    return jar;
  }
}
