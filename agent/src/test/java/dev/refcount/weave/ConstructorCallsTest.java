package dev.refcount.weave;

import static net.bytebuddy.jar.asm.Opcodes.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.reflect.InvocationTargetException;
import java.util.Map;
import java.util.function.Consumer;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A {@code NEW} need not have one constructor's call of its own, nor a constructor one call of super(): each is found
 * by the object that it takes, and not by counting.
 */
final class ConstructorCallsTest {
  private static final String NAME = "dev.refcount.weave.Calling";
  private static final String INTERNAL = NAME.replace('.', '/');
  private static final String OBJECT = "java/lang/Object";
  private static final String FAULT = "java/lang/IllegalStateException";
  private static final String TAKES = "(Ljava/lang/Object;)V";
  private static final String MAKES = "(Ljava/lang/Object;)Ljava/lang/Object;";
  private static final Weaver WEAVER = new Weaver(new StaticTypes(name -> false));

  /** Each makes an object of the class from an argument, or throws {@link IllegalStateException}. */
  private enum Shape {
    /** {@code new Calling(…)}, by one constructor or another: ways that share what is before them. */
    TWO_CALLS_FOR_ONE_NEW("made", MAKES, 0, 2, code -> {
      Label other = new Label();
      Label made = new Label();
      code.visitTypeInsn(Opcodes.NEW, INTERNAL);
      code.visitInsn(DUP);
      code.visitVarInsn(ALOAD, 0);
      code.visitJumpInsn(IFNULL, other);
      code.visitMethodInsn(INVOKESPECIAL, INTERNAL, "<init>", "()V", false);
      code.visitJumpInsn(GOTO, made);
      code.visitLabel(other);
      code.visitInsn(ICONST_0);
      code.visitMethodInsn(INVOKESPECIAL, INTERNAL, "<init>", "(I)V", false);
      code.visitLabel(made);
      code.visitVarInsn(ASTORE, 1);
      code.visitVarInsn(ALOAD, 1);
      code.visitInsn(ARETURN);
    }),
    /** {@code super(argument == null ? new Calling(throw …) : …)} in Kotlin and Scala: nothing calls that. */
    NEW_WITHOUT_A_CALL("<init>", TAKES, 1, 2, code -> {
      Label given = new Label();
      code.visitVarInsn(ALOAD, 0);
      code.visitVarInsn(ALOAD, 1);
      code.visitJumpInsn(IFNONNULL, given);
      code.visitTypeInsn(Opcodes.NEW, INTERNAL);
      code.visitInsn(DUP);
      throwsFault(code);
      code.visitLabel(given);
      callsSuper(code);
      code.visitInsn(RETURN);
    }),
    /** What is never to be called, as R8 leaves it. */
    NO_CALL_OF_SUPER("<init>", TAKES, 0, 0, Shape::throwsFault),
    /** ASM puts a frame of nothing, and ATHROW, in the place of what is not reached. */
    DEAD_CODE_BEFORE_SUPER("<init>", TAKES, 1, 2, code -> {
      Label goesOn = new Label();
      code.visitJumpInsn(GOTO, goesOn);
      code.visitInsn(ACONST_NULL);
      code.visitInsn(ATHROW);
      code.visitLabel(goesOn);
      code.visitVarInsn(ALOAD, 0);
      callsSuper(code);
      code.visitInsn(RETURN);
    }),
    /** A birth, what was stored before, and what variables hold are told on each way. */
    SUPER_ON_TWO_WAYS("<init>", TAKES, 2, 3, code -> {
      Label other = new Label();
      code.visitVarInsn(ALOAD, 1);
      code.visitJumpInsn(IFNULL, other);
      for (int way = 0; way < 2; way++) {
        code.visitVarInsn(ALOAD, 0);
        code.visitVarInsn(ALOAD, 1);
        code.visitFieldInsn(PUTFIELD, INTERNAL, "argument", "Ljava/lang/Object;");
        code.visitVarInsn(ALOAD, 0);
        callsSuper(code);
        code.visitInsn(RETURN);
        if (way == 0) {
          code.visitLabel(other);
        }
      }
    }),
    /** A loop that begins with its end: without frames nothing tells what is there, as the code is written. */
    SUPER_IS_JUMPED_BACK_TO("<init>", TAKES, 1, 2, code -> {
      Label end = new Label();
      Label body = new Label();
      code.visitJumpInsn(GOTO, end);
      code.visitLabel(body);
      code.visitVarInsn(ALOAD, 0);
      callsSuper(code);
      code.visitInsn(RETURN);
      code.visitLabel(end);
      code.visitJumpInsn(GOTO, body);
    }),
    /** Without frames only the way that is taken tells whether variable 2 may be read behind super(). */
    STORED_ON_ONE_WAY("<init>", TAKES, 1, 3, code -> {
      Label both = new Label();
      code.visitVarInsn(ALOAD, 1);
      code.visitJumpInsn(IFNULL, both);
      code.visitVarInsn(ALOAD, 1);
      code.visitVarInsn(ASTORE, 2);
      code.visitLabel(both);
      code.visitVarInsn(ALOAD, 0);
      callsSuper(code);
      code.visitInsn(RETURN);
    });

    final String method;
    final String descriptor;
    final int births;
    final int variables;
    final Consumer<MethodVisitor> code;

    Shape(String method, String descriptor, int births, int variables, Consumer<MethodVisitor> code) {
      this.method = method;
      this.descriptor = descriptor;
      this.births = births;
      this.variables = variables;
      this.code = code;
    }

    private static void callsSuper(MethodVisitor code) {
      code.visitMethodInsn(INVOKESPECIAL, OBJECT, "<init>", "()V", false);
    }

    private static void throwsFault(MethodVisitor code) {
      code.visitTypeInsn(Opcodes.NEW, FAULT);
      code.visitInsn(DUP);
      code.visitMethodInsn(INVOKESPECIAL, FAULT, "<init>", "()V", false);
      code.visitInsn(ATHROW);
    }

    /** Without frames, and with. */
    int[] versions() {
      return switch (this) {
        case DEAD_CODE_BEFORE_SUPER -> new int[] {V17};
        case SUPER_IS_JUMPED_BACK_TO -> new int[] {V1_5};
        default -> new int[] {V1_5, V17};
      };
    }

    boolean fails(Object argument) {
      return this == NO_CALL_OF_SUPER || (this == NEW_WITHOUT_A_CALL && argument == null);
    }
  }

  @ParameterizedTest
  @EnumSource(Shape.class)
  void hotspot_takes_it_and_it_runs_as_before(Shape shape) throws Exception {
    for (int version : shape.versions()) {
      byte[] woven = WEAVER.weave(classFile(shape, version), true, true);
      String method = shape.method + shape.descriptor;
      assertEquals(shape.births, HookCalls.in(woven, method, "newborn"));
      assertEquals(shape.variables, HookCalls.in(woven, method, "local"));
      runs(shape, woven);
      byte[] withoutLocals = WEAVER.weave(classFile(shape, version), false, true);
      assertEquals(shape == Shape.SUPER_ON_TWO_WAYS ? 2 : 0, HookCalls.in(withoutLocals, method, "field"));
      runs(shape, withoutLocals);
    }
  }

  private static void runs(Shape shape, byte[] woven) throws Exception {
    Class<?> type = new WovenLoader(Map.of(NAME, woven)).loadClass(NAME);
    for (Object argument : new Object[] {"given", null}) {
      if (shape.fails(argument)) {
        Throwable thrown = assertThrows(InvocationTargetException.class, () -> make(shape, type, argument)).getCause();
        assertEquals(IllegalStateException.class, thrown.getClass());
      } else {
        assertEquals(type, make(shape, type, argument).getClass());
      }
    }
  }

  private static Object make(Shape shape, Class<?> type, Object argument) throws ReflectiveOperationException {
    return shape.method.equals("<init>")
        ? type.getConstructor(Object.class).newInstance(argument)
        : type.getMethod("made", Object.class).invoke(null, argument);
  }

  private static byte[] classFile(Shape shape, int version) {
    ClassWriter writer =
        new ClassWriter(version < V1_6 ? ClassWriter.COMPUTE_MAXS : ClassWriter.COMPUTE_FRAMES);
    writer.visit(version, ACC_PUBLIC, INTERNAL, null, OBJECT, null);
    writer.visitField(ACC_PUBLIC, "argument", "Ljava/lang/Object;", null, null).visitEnd();
    for (String plain : new String[] {"()V", "(I)V"}) {
      write(writer.visitMethod(ACC_PUBLIC, "<init>", plain, null, null), code -> {
        code.visitVarInsn(ALOAD, 0);
        Shape.callsSuper(code);
        code.visitInsn(RETURN);
      });
    }
    int access = shape.method.equals("<init>") ? ACC_PUBLIC : ACC_PUBLIC | ACC_STATIC;
    write(writer.visitMethod(access, shape.method, shape.descriptor, null, null), shape.code);
    writer.visitEnd();
    return writer.toByteArray();
  }

  private static void write(MethodVisitor method, Consumer<MethodVisitor> code) {
    method.visitCode();
    code.accept(method);
    method.visitMaxs(0, 0);
    method.visitEnd();
  }
}
