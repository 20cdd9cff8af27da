package dev.refcount.weave;

import static net.bytebuddy.jar.asm.Opcodes.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.function.Consumer;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Objects that no constructor has run for, kept in local variables as Kotlin's compiler does, and parameters that its
 * frames leave out: neither may be given to a hook, and all other variables must be. And {@code this} where R8 has it.
 */
final class SpillsTest {
  private static final String NAME = "dev.refcount.weave.Spilling";
  private static final String INTERNAL = NAME.replace('.', '/');
  private static final String OBJECT = "java/lang/Object";
  private static final String TWO = "(Ljava/lang/Object;Ljava/lang/Object;)V";
  private static final String MAKES = "(Ljava/lang/Object;)Ljava/lang/Object;";
  private static final Weaver WEAVER = new Weaver(new StaticTypes(name -> false));

  /** Each makes an object whose field {@code first} is the argument. */
  private enum Shape {
    /** {@code Spilling(Object, int, Object)}, the last not in its frame: two parameters, a store, the first again. */
    PARAMETER_LEFT_OUT(4, "<init>", "(Ljava/lang/Object;ILjava/lang/Object;)V", code -> {
      Label given = new Label();
      code.visitVarInsn(ILOAD, 2);
      code.visitJumpInsn(IFEQ, given);
      code.visitInsn(ACONST_NULL);
      code.visitVarInsn(ASTORE, 1);
      code.visitLabel(given);
      code.visitFrame(F_FULL, 2, new Object[] {UNINITIALIZED_THIS, OBJECT}, 0, new Object[0]);
      code.visitVarInsn(ALOAD, 0);
      code.visitVarInsn(ALOAD, 1);
      code.visitInsn(ACONST_NULL);
      code.visitMethodInsn(INVOKESPECIAL, INTERNAL, "<init>", TWO, false);
      code.visitInsn(RETURN);
    }),
    /**
     * R8 puts a number into variable 0, {@code this} being on the stack, under what super() takes: its field and its
     * birth are told, no variables.
     */
    THIS_ON_STACK(0, "<init>", "(Ljava/lang/Object;)V", code -> {
      storesEarly(code);
      code.visitVarInsn(ALOAD, 0);
      code.visitInsn(DUP);
      code.visitInsn(ICONST_5);
      code.visitVarInsn(ISTORE, 0);
      code.visitMethodInsn(INVOKESPECIAL, OBJECT, "<init>", "()V", false);
      code.visitInsn(POP);
      code.visitInsn(RETURN);
    }),
    /** The same with {@code this} in another variable. */
    THIS_MOVED(0, "<init>", "(Ljava/lang/Object;)V", code -> {
      storesEarly(code);
      code.visitVarInsn(ALOAD, 0);
      code.visitVarInsn(ASTORE, 2);
      code.visitInsn(DCONST_0);
      code.visitVarInsn(DSTORE, 0);
      code.visitVarInsn(ALOAD, 2);
      code.visitMethodInsn(INVOKESPECIAL, OBJECT, "<init>", "()V", false);
      code.visitInsn(RETURN);
    }),
    /** Only one of two ways leaves {@code this} in variable 0. */
    THIS_ON_ONE_WAY(0, "<init>", "(Ljava/lang/Object;)V", code -> {
      Label keeps = new Label();
      Label both = new Label();
      storesEarly(code);
      code.visitVarInsn(ALOAD, 0);
      code.visitVarInsn(ASTORE, 2);
      code.visitVarInsn(ALOAD, 1);
      code.visitJumpInsn(IFNONNULL, keeps);
      code.visitInsn(ICONST_5);
      code.visitVarInsn(ISTORE, 0);
      code.visitJumpInsn(GOTO, both);
      code.visitLabel(keeps);
      Object[] locals = {UNINITIALIZED_THIS, OBJECT, UNINITIALIZED_THIS};
      code.visitFrame(F_FULL, 3, locals, 0, new Object[0]);
      code.visitInsn(NOP);
      code.visitLabel(both);
      code.visitFrame(F_FULL, 3, new Object[] {TOP, OBJECT, UNINITIALIZED_THIS}, 0, new Object[0]);
      code.visitVarInsn(ALOAD, 2);
      code.visitMethodInsn(INVOKESPECIAL, OBJECT, "<init>", "()V", false);
      code.visitInsn(RETURN);
    }),
    /** {@code this} waits in a variable while another is stored to: the parameter and that other, both twice. */
    THIS(4, "<init>", "(Ljava/lang/Object;)V", code -> {
      code.visitVarInsn(ALOAD, 0);
      code.visitVarInsn(ALOAD, 1);
      code.visitVarInsn(ASTORE, 2);
      code.visitVarInsn(ASTORE, 3);
      code.visitVarInsn(ALOAD, 3);
      code.visitVarInsn(ALOAD, 2);
      code.visitVarInsn(ALOAD, 2);
      code.visitMethodInsn(INVOKESPECIAL, INTERNAL, "<init>", TWO, false);
      code.visitInsn(RETURN);
    }),
    /** Both words that {@code NEW} and {@code DUP} put on the stack. */
    NEW(2, "made", MAKES, code -> {
      code.visitTypeInsn(Opcodes.NEW, INTERNAL);
      code.visitInsn(DUP);
      code.visitVarInsn(ALOAD, 0);
      code.visitVarInsn(ASTORE, 1);
      code.visitVarInsn(ASTORE, 3);
      code.visitVarInsn(ASTORE, 2);
      code.visitVarInsn(ALOAD, 2);
      code.visitVarInsn(ALOAD, 3);
      code.visitVarInsn(ALOAD, 1);
      code.visitInsn(ACONST_NULL);
      code.visitMethodInsn(INVOKESPECIAL, INTERNAL, "<init>", TWO, false);
      code.visitInsn(ARETURN);
    }),
    /** The frames name it: an exception would empty the stack. Parameter, outcome, and what was thrown. */
    NEW_ACROSS_FRAMES(4, "made", MAKES, code -> {
      Label made = new Label();
      Label start = new Label();
      Label end = new Label();
      Label handler = new Label();
      Label done = new Label();
      code.visitTryCatchBlock(start, end, handler, "java/lang/RuntimeException");
      code.visitVarInsn(ALOAD, 0);
      code.visitVarInsn(ASTORE, 1);
      code.visitLabel(made);
      code.visitTypeInsn(Opcodes.NEW, INTERNAL);
      code.visitVarInsn(ASTORE, 2);
      code.visitLabel(start);
      code.visitVarInsn(ALOAD, 0);
      code.visitMethodInsn(INVOKEVIRTUAL, OBJECT, "hashCode", "()I", false);
      code.visitInsn(POP);
      code.visitLabel(end);
      code.visitJumpInsn(GOTO, done);
      code.visitLabel(handler);
      Object[] locals = {OBJECT, OBJECT, made};
      code.visitFrame(F_FULL, 3, locals, 1, new Object[] {"java/lang/RuntimeException"});
      code.visitVarInsn(ASTORE, 1);
      code.visitLabel(done);
      code.visitFrame(F_FULL, 3, locals, 0, new Object[0]);
      code.visitVarInsn(ALOAD, 2);
      code.visitInsn(DUP);
      code.visitVarInsn(ALOAD, 0);
      code.visitVarInsn(ALOAD, 1);
      code.visitMethodInsn(INVOKESPECIAL, INTERNAL, "<init>", TWO, false);
      code.visitVarInsn(ASTORE, 2);
      code.visitVarInsn(ALOAD, 2);
      code.visitInsn(ARETURN);
    }),
    /** One that is made whole while another waits: parameter, the inner one, the outer one. */
    NEW_WITHIN_NEW(3, "made", MAKES, code -> {
      code.visitTypeInsn(Opcodes.NEW, INTERNAL);
      code.visitInsn(DUP);
      code.visitTypeInsn(Opcodes.NEW, INTERNAL);
      code.visitInsn(DUP);
      code.visitVarInsn(ALOAD, 0);
      code.visitInsn(ACONST_NULL);
      code.visitMethodInsn(INVOKESPECIAL, INTERNAL, "<init>", TWO, false);
      code.visitVarInsn(ASTORE, 1);
      code.visitVarInsn(ASTORE, 2);
      code.visitVarInsn(ASTORE, 3);
      code.visitVarInsn(ALOAD, 2);
      code.visitVarInsn(ALOAD, 0);
      code.visitVarInsn(ALOAD, 1);
      code.visitMethodInsn(INVOKESPECIAL, INTERNAL, "<init>", TWO, false);
      code.visitVarInsn(ALOAD, 3);
      code.visitVarInsn(ASTORE, 1);
      code.visitVarInsn(ALOAD, 1);
      code.visitInsn(ARETURN);
    });

    final int hooked;
    final String method;
    final String descriptor;
    final Consumer<MethodVisitor> code;

    Shape(int hooked, String method, String descriptor, Consumer<MethodVisitor> code) {
      this.hooked = hooked;
      this.method = method;
      this.descriptor = descriptor;
      this.code = code;
    }
  }

  @ParameterizedTest
  @EnumSource(Shape.class)
  void every_other_variable_is_hooked_and_hotspot_takes_it(Shape shape) throws Exception {
    byte[] woven = WEAVER.weave(classFile(shape), true, true);
    assertEquals(shape.hooked, HookCalls.in(woven, shape.method + shape.descriptor, "local"));
    runs(shape, woven);
    runs(shape, WEAVER.weave(classFile(shape), false, true));
  }

  private static void runs(Shape shape, byte[] woven) throws Exception {
    boolean early =
        shape == Shape.THIS_ON_STACK || shape == Shape.THIS_MOVED || shape == Shape.THIS_ON_ONE_WAY;
    assertEquals(early ? 1 : 0, HookCalls.in(woven, shape.method + shape.descriptor, "field"));
    assertEquals(early ? 1 : 0, HookCalls.in(woven, shape.method + shape.descriptor, "newborn"));
    Class<?> type = new WovenLoader(Map.of(NAME, woven)).loadClass(NAME);
    Object first = new Object();
    Object made = switch (shape) {
      case PARAMETER_LEFT_OUT -> type.getConstructor(Object.class, int.class, Object.class).newInstance(first, 0, null);
      case THIS, THIS_ON_STACK, THIS_MOVED, THIS_ON_ONE_WAY -> type.getConstructor(Object.class).newInstance(first);
      default -> type.getMethod("made", Object.class).invoke(null, first);
    };
    assertEquals(first, type.getField("first").get(made));
  }

  private static void storesEarly(MethodVisitor code) {
    code.visitVarInsn(ALOAD, 0);
    code.visitVarInsn(ALOAD, 1);
    code.visitFieldInsn(PUTFIELD, INTERNAL, "first", "Ljava/lang/Object;");
  }

  /** Without debug information, as Kotlin's synthetic constructors are: each slot is a variable. */
  private static byte[] classFile(Shape shape) {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    writer.visit(V17, ACC_PUBLIC, INTERNAL, null, OBJECT, null);
    writer.visitField(ACC_PUBLIC, "first", "Ljava/lang/Object;", null, null).visitEnd();
    MethodVisitor two = writer.visitMethod(ACC_PUBLIC, "<init>", TWO, null, null);
    two.visitCode();
    two.visitVarInsn(ALOAD, 0);
    two.visitMethodInsn(INVOKESPECIAL, OBJECT, "<init>", "()V", false);
    two.visitVarInsn(ALOAD, 0);
    two.visitVarInsn(ALOAD, 1);
    two.visitFieldInsn(PUTFIELD, INTERNAL, "first", "Ljava/lang/Object;");
    two.visitInsn(RETURN);
    two.visitMaxs(0, 0);
    two.visitEnd();
    int access = shape.method.equals("<init>") ? ACC_PUBLIC : ACC_PUBLIC | ACC_STATIC;
    MethodVisitor code = writer.visitMethod(access, shape.method, shape.descriptor, null, null);
    code.visitCode();
    shape.code.accept(code);
    code.visitMaxs(0, 0);
    code.visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }
}
