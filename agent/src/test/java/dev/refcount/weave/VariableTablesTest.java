package dev.refcount.weave;

import static net.bytebuddy.jar.asm.Opcodes.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Map;
import net.bytebuddy.jar.asm.Attribute;
import net.bytebuddy.jar.asm.ByteVector;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names of local variables that are wrong, as obfuscators leave them, but that HotSpot takes. */
final class VariableTablesTest {
  private static final String NAME = "dev.refcount.weave.Obfuscated";
  private static final Weaver WEAVER = new Weaver(new StaticTypes(name -> false));

  /** Byte by byte: ALOAD_0, ASTORE_1, LDC (two bytes), POP, ALOAD_1, PUTSTATIC (three bytes), RETURN. */
  private static final int LENGTH = 10;

  /** The verifier of class files without frames asks for no instruction there. */
  @ParameterizedTest
  @CsvSource({"2, 8", "3, 7", "3, 5", "2, 1"})
  void a_range_that_begins_or_ends_in_an_instruction_leaves_nothing_unwoven(int start, int length)
      throws Exception {
    byte[] original = classFile(V1_5, "Ljava/lang/Object;", start, length);
    assertNull(new WovenLoader(Map.of(NAME, original)).link(NAME));
    for (boolean locals : new boolean[] {true, false}) {
      byte[] woven = WEAVER.weave(original, locals, true);
      assertEquals(locals ? 2 : 0, HookCalls.in(woven, "run", "local"));
      assertEquals(1, HookCalls.in(woven, "run", "staticField"));
      runs(woven);
    }
  }

  @Test
  void a_reference_that_the_table_calls_a_number_is_counted() throws Exception {
    for (String type : new String[] {"I", "J"}) {
      byte[] woven = WEAVER.weave(classFile(V17, type, 2, LENGTH - 2), true, true);
      assertEquals(2, HookCalls.in(woven, "run", "local"));
      runs(woven);
    }
  }

  private static void runs(byte[] woven) throws Exception {
    Class<?> type = new WovenLoader(Map.of(NAME, woven)).loadClass(NAME);
    type.getMethod("run", Object.class).invoke(null, "given");
    assertEquals("given", type.getField("field").get(null));
  }

  private static byte[] classFile(int version, String type, int start, int length) {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(version, ACC_PUBLIC, NAME.replace('.', '/'), null, "java/lang/Object", null);
    writer.visitField(ACC_PUBLIC | ACC_STATIC, "field", "Ljava/lang/Object;", null, null).visitEnd();
    MethodVisitor code =
        writer.visitMethod(ACC_PUBLIC | ACC_STATIC, "run", "(Ljava/lang/Object;)V", null, null);
    code.visitCode();
    code.visitVarInsn(ALOAD, 0);
    code.visitVarInsn(ASTORE, 1);
    code.visitLdcInsn("text");
    code.visitInsn(POP);
    code.visitVarInsn(ALOAD, 1);
    code.visitFieldInsn(PUTSTATIC, NAME.replace('.', '/'), "field", "Ljava/lang/Object;");
    code.visitInsn(RETURN);
    code.visitMaxs(1, 3);
    code.visitAttribute(new Table(type, start, length));
    code.visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }

  /** Of one variable, in slot 1. */
  private static final class Table extends Attribute {
    private final String descriptor;
    private final int start;
    private final int length;

    Table(String descriptor, int start, int length) {
      super("LocalVariableTable");
      this.descriptor = descriptor;
      this.start = start;
      this.length = length;
    }

    @Override
    public boolean isCodeAttribute() {
      return true;
    }

    @Override
    protected ByteVector write(ClassWriter writer, byte[] code, int codeLength, int maxStack, int maxLocals) {
      assertEquals(LENGTH, codeLength);
      return new ByteVector().putShort(1).putShort(start).putShort(length)
          .putShort(writer.newUTF8("variable")).putShort(writer.newUTF8(descriptor)).putShort(1);
    }
  }
}
