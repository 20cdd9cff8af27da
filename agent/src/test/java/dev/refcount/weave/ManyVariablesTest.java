package dev.refcount.weave;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.refcount.boot.Kind;
import dev.refcount.boot.Rig.Counted;
import dev.refcount.boot.Snapshot;
import dev.refcount.boot.TestTagger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Methods with more variables than a word of the analysis has bits: each lets go where its own scope ends. */
public final class ManyVariablesTest {
  private static final String NAME = "dev.refcount.weave.Many";
  /** With the parameter one more than two words have. */
  private static final int VARIABLES = 128;
  private static final int FIRST_SLOT = 1;

  @BeforeAll
  static void installTagger() {
    TestTagger.install();
  }

  /** Called by the woven code, which holds the object in so many variables then. */
  public static void holds(Object object, int expected) {
    assertEquals(expected, Snapshot.nodeOf(object).count(Kind.LOCAL));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void each_lets_go_where_its_scope_ends(long seed) throws Exception {
    runs(true, new Random(seed));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void without_names_each_lets_go_where_it_is_overwritten(long seed) throws Exception {
    runs(false, new Random(seed));
  }

  private static void runs(boolean named, Random random) throws Exception {
    byte[] woven = new Weaver(new StaticTypes(name -> false)).weave(classFile(named, random), true, true);
    Class<?> type = new WovenLoader(Map.of(NAME, woven)).loadClass(NAME);
    Counted object = new Counted();
    type.getMethod("run", Object.class).invoke(null, object);
    holds(object, 0);
  }

  private static byte[] classFile(boolean named, Random random) {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, NAME.replace('.', '/'), null, "java/lang/Object", null);
    MethodVisitor code =
        writer.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, "run", "(Ljava/lang/Object;)V", null, null);
    code.visitCode();
    Label[] begins = new Label[VARIABLES];
    Label[] ends = new Label[VARIABLES];
    Label start = new Label();
    code.visitLabel(start);
    for (int i = 0; i < VARIABLES; i++) {
      code.visitVarInsn(Opcodes.ALOAD, 0);
      code.visitVarInsn(Opcodes.ASTORE, FIRST_SLOT + i);
      begins[i] = new Label();
      code.visitLabel(begins[i]);
    }
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < VARIABLES; i++) {
      order.add(i);
    }
    Collections.shuffle(order, random);
    boolean[] gone = new boolean[VARIABLES + 1];
    // With the parameter.
    int count = 1 + VARIABLES;
    // The rest are held until the method returns.
    for (int i : order.subList(0, VARIABLES / 2)) {
      ends[i] = new Label();
      if (named) {
        code.visitLabel(ends[i]);
        count--;
      } else {
        boolean wide = random.nextBoolean();
        code.visitInsn(wide ? Opcodes.LCONST_0 : Opcodes.ACONST_NULL);
        code.visitVarInsn(wide ? Opcodes.LSTORE : Opcodes.ASTORE, FIRST_SLOT + i);
        count -= lets(gone, i) + (wide ? lets(gone, i + 1) : 0);
      }
      if (random.nextBoolean()) {
        // Several end at one place.
        continue;
      }
      code.visitVarInsn(Opcodes.ALOAD, 0);
      Hook.push(code, count);
      code.visitMethodInsn(
          Opcodes.INVOKESTATIC, ManyVariablesTest.class.getName().replace('.', '/'), "holds",
          "(Ljava/lang/Object;I)V", false);
    }
    Label end = new Label();
    code.visitInsn(Opcodes.RETURN);
    code.visitLabel(end);
    if (named) {
      code.visitLocalVariable("object", "Ljava/lang/Object;", null, start, end, 0);
      for (int i = 0; i < VARIABLES; i++) {
        Label scopeEnds = ends[i] == null ? end : ends[i];
        code.visitLocalVariable("v" + i, "Ljava/lang/Object;", null, begins[i], scopeEnds, FIRST_SLOT + i);
      }
    }
    code.visitMaxs(0, 0);
    code.visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }

  /** How many let go by that: one, or none if it had before. Behind the last there is no variable. */
  private static int lets(boolean[] gone, int variable) {
    int lets = gone[variable] || variable == VARIABLES ? 0 : 1;
    gone[variable] = true;
    return lets;
  }
}
