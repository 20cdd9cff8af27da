package dev.refcount.weave;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Loaders of any age that hide what is not {@code java.*} are asked for the agent's classes, and work as before. */
final class LoaderEntranceTest {
  /** Its first instruction is one that a loop comes back to: a frame stands there. */
  public static class Hiding extends ClassLoader {
    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      do {
        if (name.startsWith("java.")) {
          return super.loadClass(name, resolve);
        }
        name = name.substring(1);
      } while (name.length() > 10);
      throw new ClassNotFoundException(name);
    }
  }

  @ParameterizedTest
  @CsvSource({"47,true", "49,true", "49,false", "50,true", "50,false", "52,true", "61,true", "61,false"})
  void class_files_of_any_age_take_the_entrance(int version, boolean locals) throws Exception {
    String name = Hiding.class.getName();
    byte[] woven = new Weaver(new StaticTypes(type -> false)).weave(remade(version), locals, false);
    assertEquals(version, new ClassReader(woven).readUnsignedShort(6));
    ClassLoader loader = (ClassLoader)
        new WovenLoader(Map.of(name, woven)).loadClass(name).getDeclaredConstructor().newInstance();
    assertTrue(new String(woven, StandardCharsets.ISO_8859_1).contains("dev/refcount/boot/Entrance"));
    assertSame(String.class, loader.loadClass("java.lang.String"));
    // In this JVM no agent has put its classes into the boot loader.
    for (String other : new String[] {"dev.refcount.boot.Hooks", "dev.refcount.weave.Weaver", "org.example"}) {
      assertThrows(ClassNotFoundException.class, () -> loader.loadClass(other));
    }
    assertThrows(NullPointerException.class, () -> loader.loadClass(null));
  }

  private static byte[] remade(int version) throws IOException {
    ClassWriter writer = new ClassWriter(0);
    try (InputStream in = Hiding.class.getResourceAsStream("LoaderEntranceTest$Hiding.class")) {
      new ClassReader(in).accept(
          new ClassVisitor(Opcodes.ASM9, writer) {
            @Override
            public void visit(
                int ignored, int access, String name, String signature, String parent, String[] interfaces) {
              super.visit(version, access, name, signature, parent, interfaces);
            }
          },
          version < Opcodes.V1_6 ? ClassReader.SKIP_FRAMES : 0);
    }
    return writer.toByteArray();
  }
}
