package dev.refcount.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;

/** One jar that can be dropped into any class path: nothing in it may meet the program's own libraries. */
final class JarContentsIT {
  private static final Path JAR = Path.of(System.getProperty("refcount.agent"));
  private static final int CONSTANT_CLASS = 7;

  @Test
  void the_manifest_says_all_that_the_vm_asks() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      Attributes manifest = jar.getManifest().getMainAttributes();
      assertEquals("dev.refcount.agent.RefcountAgent", manifest.getValue("Premain-Class"));
      assertEquals("dev.refcount.agent.RefcountAgent", manifest.getValue("Agent-Class"));
      assertEquals("dev.refcount.cli.Main", manifest.getValue("Main-Class"));
      assertEquals("true", manifest.getValue("Can-Retransform-Classes"));
      // For hooks of the agent's own that must change within a transformer, where the VM asks none.
      assertEquals("true", manifest.getValue("Can-Redefine-Classes"));
      assertEquals("dev.refcount", manifest.getValue("Automatic-Module-Name"));
      assertEquals("refcount", manifest.getValue("Implementation-Title"));
      assertNotNull(manifest.getValue("Implementation-Version"));
      for (String named : List.of("Premain-Class", "Agent-Class", "Main-Class")) {
        String file = manifest.getValue(named).replace('.', '/') + ".class";
        assertNotNull(jar.getEntry(file), file);
      }
    }
  }

  @Test
  void every_class_is_below_dev_refcount() throws IOException {
    List<String> elsewhere = new ArrayList<>();
    for (String name : classFiles()) {
      if (!name.startsWith("dev/refcount/")) {
        elsewhere.add(name);
      }
    }
    assertEquals(List.of(), elsewhere);
  }

  @Test
  void no_class_names_a_library_by_the_name_it_had_before() throws IOException {
    List<String> unrelocated = new ArrayList<>();
    try (JarFile jar = new JarFile(JAR.toFile())) {
      for (String name : classFiles()) {
        for (String type : linkedTypes(bytes(jar, name))) {
          if (type.startsWith("net/bytebuddy/")
              || type.startsWith("com/google/")
              || type.startsWith("org/HdrHistogram/")
              || type.startsWith("org/objectweb/")) {
            unrelocated.add(name + " refers to " + type);
          }
        }
      }
    }
    assertEquals(List.of(), unrelocated);
  }

  @Test
  void it_is_no_named_module_and_fits_every_release() throws IOException {
    for (String name : entries()) {
      assertTrue(!name.endsWith("module-info.class") && !name.startsWith("META-INF/versions/"), name);
    }
  }

  @Test
  void no_class_file_is_newer_than_java_17() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      for (String name : classFiles()) {
        byte[] classFile = bytes(jar, name);
        assertTrue(classFile[7] <= Opcodes.V17, name);
      }
    }
  }

  @Test
  void no_test_and_no_signature_came_along() throws IOException {
    for (String name : entries()) {
      assertTrue(!name.matches("META-INF/.*\\.(SF|RSA|DSA)|.*((?<!Self)Test|IT)\\.class"), name);
    }
  }

  @Test
  void it_is_smaller_than_three_megabytes() throws IOException {
    assertTrue(Files.size(JAR) < 3_000_000, "bytes " + Files.size(JAR));
  }

  /** Every start would unpack three hundred classes. */
  @Test
  void no_class_is_compressed() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      for (String name : classFiles()) {
        assertEquals(ZipEntry.STORED, jar.getEntry(name).getMethod(), name);
      }
    }
  }

  @Test
  void what_is_shaded_in_brings_its_licence() throws IOException {
    List<String> names = entries();
    // ASM in Byte Buddy: BSD. Byte Buddy, Gson: Apache-2.0. JOL: GPL-2.0 with class path exception.
    assertTrue(names.contains("META-INF/licenses/ASM"), "ASM");
    assertTrue(text("META-INF/LICENSE").contains("Apache License"), "Byte Buddy and Gson");
    assertTrue(text("META-INF/NOTICE").contains("Rafael Winterhalter"), "Byte Buddy");
    assertTrue(text("META-INF/licenses/Gson").contains("Apache License"), "Gson");
    assertTrue(!names.contains("LICENSE"), "a licence at the root does not say whose it is");
  }

  private static List<String> entries() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      return jar.stream().map(JarEntry::getName).toList();
    }
  }

  private static List<String> classFiles() throws IOException {
    return entries().stream().filter(name -> name.endsWith(".class")).toList();
  }

  private static String text(String entry) throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      assertNotNull(jar.getEntry(entry), entry);
      return new String(bytes(jar, entry), StandardCharsets.UTF_8);
    }
  }

  private static byte[] bytes(JarFile jar, String entry) throws IOException {
    try (InputStream in = jar.getInputStream(jar.getEntry(entry))) {
      return in.readAllBytes();
    }
  }

  /** Class constants of a class file: what it would load. Not its text, which may name anything. */
  private static List<String> linkedTypes(byte[] classFile) {
    ClassReader reader = new ClassReader(classFile);
    List<String> types = new ArrayList<>();
    char[] buffer = new char[reader.getMaxStringLength()];
    for (int item = 1; item < reader.getItemCount(); item++) {
      int offset = reader.getItem(item);
      if (offset > 0 && reader.readByte(offset - 1) == CONSTANT_CLASS) {
        types.add(reader.readUTF8(offset, buffer).replaceFirst("^\\[+L?", ""));
      }
    }
    return types;
  }
}
