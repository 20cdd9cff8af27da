package dev.refcount.weave;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.Test;

/** Whole methods are followed: where the stack is lost, variables are taken for ones that may not be counted. */
final class UninitializedTest {
  private final List<String> lost = new ArrayList<>();
  private int stores;
  private int spilt;

  @Test
  void what_a_store_takes_is_known_wherever_the_code_is_reached() throws IOException, URISyntaxException {
    follow(ClassFileSets.ofModule("java.base"));
    follow(ClassFileSets.ofModule("jdk.compiler"));
    follow(ClassFileSets.ofJarOf(org.h2.Driver.class));
    assertEquals(0, spilt, "javac keeps no object in a variable here before its constructor has run");
    follow(ClassFileSets.ofJarOf(kotlin.reflect.full.KClasses.class));
    assertEquals(List.of(), lost);
    assertTrue(stores > 70_000, "stores " + stores);
    assertEquals(6, spilt, "of them before a constructor has run");
  }

  private void follow(Map<String, byte[]> classFiles) {
    for (byte[] classFile : classFiles.values()) {
      ClassReader reader = new ClassReader(classFile);
      reader.accept(
          new ClassVisitor(Opcodes.ASM9) {
            @Override
            public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
              return new Follower(
                  reader.getClassName() + "." + name + descriptor,
                  new Uninitialized(null, name.equals("<init>")));
            }
          },
          ClassReader.EXPAND_FRAMES);
    }
  }

  private final class Follower extends InstructionCounter {
    private final String method;
    private final Uninitialized words;

    Follower(String method, Uninitialized words) {
      super(words);
      this.method = method;
      this.words = words;
    }

    @Override
    public void visitVarInsn(int opcode, int slot) {
      if (opcode == Opcodes.ASTORE) {
        stores++;
        if (!words.knows(0)) {
          lost.add(method);
        } else if (words.mayBeUnder(0)) {
          spilt++;
        }
      }
      super.visitVarInsn(opcode, slot);
    }

    @Override
    void before(int instruction) {}

    @Override
    void after(int instruction) {}
  }
}
