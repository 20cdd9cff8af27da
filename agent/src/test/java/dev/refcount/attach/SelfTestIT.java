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
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** An agent that counts wrong stops the JVM: shown with a boot runtime that forgets to count down. */
final class SelfTestIT {
  @TempDir Path folder;

  @Test
  void a_runtime_that_counts_wrong_stops_the_jvm_with_the_reason() throws Exception {
    Run run = ForkedJvm.of(Empty.class)
        .named("self-test")
        .jvm("-javaagent:" + faultyAgent())
        // After the fault's agent: in the order of the command line.
        .jvm("-javaagent:" + ForkedJvm.agentJar() + "=tag=com.acme.Nothing")
        .run();
    assertEquals(1, run.exitCode(), run::describe);
    assertEquals("", run.out());
    assertEquals(1, run.err().lines().count(), run::describe);
    assertTrue(
        run.err().contains("the self-test counted [1, 2, 3, 4, 4, 4, 1, 2] where"
            + " [1, 2, 3, 4, 2, 1, 1, 0] is right"),
        run::describe);
  }

  /** Where a field lies is found by objects of the JDK's with such fields; each record is a reference, in a queue. */
  @ParameterizedTest
  @ValueSource(strings = {
      "java.lang.Class", "java.lang.String", "java.lang.invoke.*", "java.lang.ref.WeakReference", "java.lang.ref.**"})
  void what_hooks_make_use_of_may_be_tagged(String classes) throws Exception {
    Run run = ForkedJvm.of(Empty.class)
        .named("self-test-" + classes.substring("java.lang.".length()).replace("*", "all"))
        .agent("tag=" + classes + ",report=" + folder.resolve("report.txt"))
        .run();
    assertEquals(0, run.exitCode(), run::describe);
    assertEquals("", run.err() + run.out(), run::describe);
  }

  private Path faultyAgent() throws IOException {
    Path jar = folder.resolve("fault.jar");
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Premain-Class", BrokenCounting.class.getName());
    String own = BrokenCounting.class.getName().replace('.', '/') + ".class";
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
        InputStream agent = SelfTestIT.class.getResourceAsStream("/" + own)) {
      out.putNextEntry(new ZipEntry(own));
      out.write(agent.readAllBytes());
      out.putNextEntry(new ZipEntry("broken"));
      out.write(withoutDrops());
    }
    return jar;
  }

  /** The real {@code Node}, whose {@code drop} methods return at once. */
  private static byte[] withoutDrops() throws IOException {
    try (JarFile jar = new JarFile(ForkedJvm.agentJar().toFile());
        InputStream node = jar.getInputStream(jar.getEntry(BrokenCounting.NODE + ".class"))) {
      ClassReader reader = new ClassReader(node);
      ClassWriter writer = new ClassWriter(0);
      reader.accept(new DropNothing(writer), 0);
      return writer.toByteArray();
    }
  }

  private static final class DropNothing extends ClassVisitor {
    DropNothing(ClassVisitor out) {
      super(Opcodes.ASM9, out);
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      MethodVisitor out = super.visitMethod(access, name, descriptor, signature, exceptions);
      if (!name.equals("drop")) {
        return out;
      }
      out.visitCode();
      out.visitInsn(Opcodes.RETURN);
      out.visitMaxs(0, 8);
      out.visitEnd();
      return null;
    }
  }
}
