package dev.refcount.weave;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Stores of constructors before super() or this(): to {@code this} they wait, to others they do not. */
final class EarlyStoresTest {
  private static final Weaver WEAVER = new Weaver(new StaticTypes(name -> false));

  /** Also without frames, as in class files from before Java 6. */
  @ParameterizedTest
  @CsvSource({
    "Ternary,1,0", "NestedNew,1,0", "NewValue,1,0", "Wide,1,0", "TwoAtOnce,2,0", "ToOtherClass,1,0",
    "TryInSwitch,5,0", "1Capturing,0,2", "1Storing,1,2"
  })
  void a_store_is_hooked_at_once_unless_it_is_to_this(String sample, int atOnce, int deferred)
      throws IOException {
    List<Integer> expected = List.of(atOnce, deferred);
    byte[] classFile = bytes(sample);
    assertEquals(expected, hooks(WEAVER.weave(classFile, false, false)));
    assertEquals(expected, hooks(WEAVER.weave(classFile, true, true)));
    assertEquals(expected, hooks(WEAVER.weave(withoutFrames(classFile), false, false)));
  }

  @ParameterizedTest
  @CsvSource({
    "Ternary,true", "NestedNew,true", "NewValue,true", "Wide,true", "TwoAtOnce,true",
    "ToOtherClass,true", "TryInSwitch,true", "1Capturing,true", "1Storing,true"
  })
  void hotspot_verifies_that_no_uninitialised_this_is_passed(String sample, boolean locals)
      throws IOException {
    String name = "dev.refcount.weave.EarlySamples$" + sample;
    byte[] woven = WEAVER.weave(bytes(sample), locals, true);
    assertNull(new WovenLoader(Map.of(name, woven)).link(name));
  }

  /**
   * The call of super() takes {@code this} from under its arguments: if it is found there, and nowhere
   * above, then every instruction before it has been followed rightly.
   */
  @Test
  void the_stack_of_every_constructor_is_followed() throws IOException, URISyntaxException {
    List<String> lost = new ArrayList<>();
    int constructors = followed(ClassFileSets.ofModule("java.base"), lost);
    constructors += followed(ClassFileSets.ofModule("jdk.compiler"), lost);
    constructors += followed(ClassFileSets.ofJarOf(org.h2.Driver.class), lost);
    assertEquals(List.of(), lost);
    assertTrue(constructors > 9000, "constructors " + constructors);
  }

  private static int followed(Map<String, byte[]> classFiles, List<String> lost) {
    int[] constructors = {0};
    for (byte[] classFile : classFiles.values()) {
      // Without frames: then a wrong effect on the stack cannot be mended by one.
      for (int flags : new int[] {0, ClassReader.SKIP_FRAMES}) {
        ClassReader reader = new ClassReader(classFile);
        reader.accept(eachConstructor(reader.getClassName(), constructors, lost), flags);
      }
    }
    return constructors[0] / 2;
  }

  private static ClassVisitor eachConstructor(String type, int[] count, List<String> lost) {
    return new ClassVisitor(Opcodes.ASM9) {
      @Override
      public MethodVisitor visitMethod(
          int access, String name, String descriptor, String signature, String[] exceptions) {
        if (!name.equals("<init>")) {
          return null;
        }
        return new Follower(
            () -> count[0]++, problem -> lost.add(type + descriptor + ": " + problem));
      }
    };
  }

  /** Asks what is on the stack just before super() is called. */
  private static final class Follower extends MethodVisitor {
    private final Runnable followed;
    private final Consumer<String> problems;
    private int uninitialized;
    private boolean done;

    Follower(Runnable followed, Consumer<String> problems) {
      super(Opcodes.ASM9, new Uninitialized(null, true));
      this.followed = followed;
      this.problems = problems;
    }

    @Override
    public void visitTypeInsn(int opcode, String type) {
      uninitialized += opcode == Opcodes.NEW ? 1 : 0;
      super.visitTypeInsn(opcode, type);
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String descriptor, boolean isInterface) {
      if (!done && opcode == Opcodes.INVOKESPECIAL && name.equals("<init>")) {
        done = --uninitialized < 0;
        if (done) {
          check((Uninitialized) mv, (Type.getArgumentsAndReturnSizes(descriptor) >> 2) - 1);
        }
      }
      super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
    }

    private void check(Uninitialized stack, int arguments) {
      if (!stack.mayBeUnder(arguments)) {
        problems.accept("another object under " + arguments);
      }
      stack.visitInsn(Opcodes.ICONST_0);
      for (int words = 0; words <= arguments; words++) {
        if (stack.mayBeUnder(words)) {
          problems.accept("not followed, or this under " + words);
        }
      }
      stack.visitInsn(Opcodes.POP);
      followed.run();
    }
  }

  @Test
  void what_does_not_add_up_may_be_this() {
    Uninitialized stack = new Uninitialized(null, true);
    stack.visitVarInsn(Opcodes.ALOAD, 1);
    assertFalse(stack.mayBeUnder(0));
    stack.visitInsn(Opcodes.POP2);
    stack.visitVarInsn(Opcodes.ALOAD, 1);
    assertTrue(stack.mayBeUnder(0));
  }

  @Test
  void this_is_known_wherever_it_is_copied_to() {
    Uninitialized stack = new Uninitialized(null, true);
    stack.visitVarInsn(Opcodes.ALOAD, 0);
    stack.visitInsn(Opcodes.ICONST_0);
    stack.visitInsn(Opcodes.DUP2);
    assertEquals("0t0t", under(stack, 4));
    stack.visitInsn(Opcodes.SWAP);
    assertEquals("t00t", under(stack, 4));
    stack.visitInsn(Opcodes.DUP_X2);
    assertEquals("t00tt", under(stack, 5));
    stack.visitVarInsn(Opcodes.ASTORE, 7);
    stack.visitVarInsn(Opcodes.ALOAD, 7);
    assertEquals("t00tt", under(stack, 5));
    stack.visitInsn(Opcodes.POP);
    stack.visitVarInsn(Opcodes.ASTORE, 7);
    stack.visitVarInsn(Opcodes.ALOAD, 7);
    assertEquals("00tt", under(stack, 4));
  }

  @Test
  void a_subroutine_comes_back_to_what_was_there() {
    Uninitialized stack = new Uninitialized(null, true);
    stack.visitVarInsn(Opcodes.ALOAD, 0);
    stack.visitVarInsn(Opcodes.ALOAD, 1);
    stack.visitJumpInsn(Opcodes.JSR, new Label());
    assertEquals("0t", under(stack, 2));
  }

  /** From the top. */
  private static String under(Uninitialized stack, int words) {
    StringBuilder found = new StringBuilder();
    for (int i = 0; i < words; i++) {
      found.append(stack.mayBeUnder(i) ? 't' : '0');
    }
    return found.toString();
  }

  /** Calls of the hook before the constructors' calls of super() or this(), and behind them. */
  private static List<Integer> hooks(byte[] woven) {
    int[] calls = {0, 0};
    ClassVisitor constructors =
        new ClassVisitor(Opcodes.ASM9) {
          @Override
          public MethodVisitor visitMethod(
              int access, String name, String descriptor, String signature, String[] exceptions) {
            return name.equals("<init>") ? counter(calls) : null;
          }
        };
    new ClassReader(woven).accept(constructors, 0);
    return List.of(calls[0], calls[1]);
  }

  private static MethodVisitor counter(int[] calls) {
    return new MethodVisitor(Opcodes.ASM9) {
      private int uninitialized = 1;

      @Override
      public void visitTypeInsn(int opcode, String type) {
        uninitialized += opcode == Opcodes.NEW ? 1 : 0;
      }

      @Override
      public void visitMethodInsn(
          int opcode, String owner, String name, String descriptor, boolean isInterface) {
        uninitialized -= name.equals("<init>") ? 1 : 0;
        if (owner.equals("dev/refcount/boot/Hooks") && name.equals("field")) {
          calls[uninitialized > 0 ? 0 : 1]++;
        }
      }
    };
  }

  private static byte[] withoutFrames(byte[] classFile) {
    ClassWriter writer = new ClassWriter(0);
    new ClassReader(classFile).accept(writer, ClassReader.SKIP_FRAMES);
    return writer.toByteArray();
  }

  private static byte[] bytes(String sample) throws IOException {
    try (InputStream in =
        EarlySamples.class.getResourceAsStream("EarlySamples$" + sample + ".class")) {
      return in.readAllBytes();
    }
  }
}
