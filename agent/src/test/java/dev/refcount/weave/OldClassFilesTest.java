package dev.refcount.weave;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Class files that no compiler of today writes must be woven and still load, verify and run. */
final class OldClassFilesTest {
  private static final Weaver WEAVER = new Weaver(new StaticTypes(name -> false));

  /** Frames came with version 50 (Java 6), which may do without, and are required from 51 on. */
  @ParameterizedTest(name = "version {0}, frames {1}, debug information {2}, locals {3}")
  @CsvSource({
    "49,false,false,true", "49,false,true,true", "49,false,false,false", "50,false,false,true",
    "50,false,true,true", "50,true,false,true", "51,true,false,true", "52,true,true,true",
    "61,true,false,true", "61,true,false,false"
  })
  void a_class_file_of_any_age_runs_as_before(
      int version, boolean frames, boolean debug, boolean locals) throws Exception {
    byte[] original = remade(version, frames, debug);
    byte[] woven = WEAVER.weave(original, locals, true);
    assertNotNull(woven);
    assertEquals(run(original), run(woven));
    assertEquals(9, ((List<?>) run(woven)).size());
  }

  /** Before version 49 (Java 5) {@code LDC} could not load a class: PUTSTATIC must be hooked without. */
  @ParameterizedTest
  @CsvSource({"46", "47", "48"})
  void a_class_file_from_before_java_5_runs_as_before(int version) throws Exception {
    byte[] original = remade(version, false, true);
    assertEquals(run(original), run(WEAVER.weave(original, true, true)));
  }

  /** {@code finally} as Java 1.4 compiled it: a subroutine, whose return address is in a variable. */
  @Test
  void a_method_with_subroutines_runs_as_before() throws Exception {
    byte[] original = withSubroutine();
    byte[] woven = WEAVER.weave(original, true, true);
    assertEquals("dev.refcount.weave.Jsr", new ClassReader(woven).getClassName().replace('/', '.'));
    Object token = new Object();
    Class<?> type = new WovenLoader(Map.of("dev.refcount.weave.Jsr", woven))
        .loadClass("dev.refcount.weave.Jsr");
    assertSame(token, type.getMethod("run", Object.class, Object[].class)
        .invoke(null, token, new Object[1]));
  }

  /** ASM writes a class anew where hooks make a jump too long, and looks for frames where one was given it. */
  @Test
  void hooks_make_a_jump_longer_than_32_kb_in_a_method_without_frames() throws Exception {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    writer.visit(Opcodes.V1_5, Opcodes.ACC_PUBLIC, "dev/refcount/weave/Far", null, "java/lang/Object", null);
    MethodVisitor method =
        writer.visitMethod(
            Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, "run", "(Ljava/lang/Object;)Ljava/lang/Object;", null, null);
    Label far = new Label();
    method.visitCode();
    method.visitLdcInsn("none");
    method.visitVarInsn(Opcodes.ALOAD, 0);
    method.visitInsn(Opcodes.DUP);
    method.visitJumpInsn(Opcodes.IFNULL, far);
    method.visitInsn(Opcodes.POP2);
    for (int i = 0; i < 3000; i++) {
      method.visitVarInsn(Opcodes.ALOAD, 0);
      method.visitVarInsn(Opcodes.ASTORE, 1);
    }
    method.visitVarInsn(Opcodes.ALOAD, 0);
    method.visitInsn(Opcodes.ARETURN);
    method.visitLabel(far);
    method.visitInsn(Opcodes.POP);
    method.visitMethodInsn(Opcodes.INVOKEVIRTUAL, "java/lang/String", "toString", "()Ljava/lang/String;", false);
    method.visitInsn(Opcodes.ARETURN);
    method.visitMaxs(0, 0);
    method.visitEnd();
    writer.visitEnd();
    byte[] woven = WEAVER.weave(writer.toByteArray(), true, true);
    assertEquals(3001, HookCalls.in(woven, "run", "local"));
    Class<?> type = new WovenLoader(Map.of("dev.refcount.weave.Far", woven)).loadClass("dev.refcount.weave.Far");
    assertEquals("x", type.getMethod("run", Object.class).invoke(null, "x"));
    assertEquals("none", type.getMethod("run", Object.class).invoke(null, new Object[1]));
  }

  private static Object run(byte[] classFile) throws Exception {
    String name = Legacy.class.getName();
    Class<?> type = new WovenLoader(Map.of(name, classFile)).loadClass(name);
    return ((Callable<?>) type.getDeclaredConstructor().newInstance()).call();
  }

  private static byte[] remade(int version, boolean frames, boolean debug) throws IOException {
    int skipped =
        (frames ? 0 : ClassReader.SKIP_FRAMES) | (debug ? 0 : ClassReader.SKIP_DEBUG);
    ClassWriter writer = new ClassWriter(0);
    try (InputStream in = Legacy.class.getResourceAsStream("Legacy.class")) {
      new ClassReader(in)
          .accept(
              new ClassVisitor(Opcodes.ASM9, writer) {
                @Override
                public void visit(
                    int ignored, int access, String name, String signature, String superName,
                    String[] interfaces) {
                  super.visit(version, access, name, signature, superName, interfaces);
                }
              },
              skipped);
    }
    return writer.toByteArray();
  }

  /** {@code static Object run(Object value, Object[] to) { try { to[0] = value; } finally { to = null; } … }} */
  private static byte[] withSubroutine() {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    writer.visit(
        Opcodes.V1_4, Opcodes.ACC_PUBLIC, "dev/refcount/weave/Jsr", null, "java/lang/Object", null);
    MethodVisitor method =
        writer.visitMethod(
            Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC,
            "run", "(Ljava/lang/Object;[Ljava/lang/Object;)Ljava/lang/Object;", null, null);
    Label subroutine = new Label();
    method.visitCode();
    method.visitVarInsn(Opcodes.ALOAD, 1);
    method.visitInsn(Opcodes.ICONST_0);
    method.visitVarInsn(Opcodes.ALOAD, 0);
    method.visitInsn(Opcodes.AASTORE);
    method.visitJumpInsn(Opcodes.JSR, subroutine);
    method.visitVarInsn(Opcodes.ALOAD, 3);
    method.visitInsn(Opcodes.ARETURN);
    method.visitLabel(subroutine);
    method.visitVarInsn(Opcodes.ASTORE, 2); // return address
    method.visitVarInsn(Opcodes.ALOAD, 1);
    method.visitInsn(Opcodes.ICONST_0);
    method.visitInsn(Opcodes.AALOAD);
    method.visitVarInsn(Opcodes.ASTORE, 3);
    method.visitVarInsn(Opcodes.RET, 2);
    method.visitMaxs(0, 0);
    method.visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }
}
