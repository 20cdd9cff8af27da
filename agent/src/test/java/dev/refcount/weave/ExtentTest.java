package dev.refcount.weave;

import static net.bytebuddy.jar.asm.Opcodes.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.Map;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Methods that hooks would make larger than a class file allows: all else of their class is woven. */
final class ExtentTest {
  private static final String NAME = "dev.refcount.weave.Large";
  private static final String STORES = "([Ljava/lang/Object;)V";
  private static final Weaver WEAVER = new Weaver(new StaticTypes(name -> false));

  /** One store to an element and one to a local variable take 6 bytes, 35 with hooks for both, 17 for the first. */
  @ParameterizedTest
  @CsvSource({
    "1000,true,1000 elements and 1001 locals,",
    "3000,true,3000 elements and 0 locals,its local variables are not counted",
    "9000,true,0 elements and 0 locals,it is left as it is",
    "9000,false,0 elements and 0 locals,it is left as it is"
  })
  void a_method_that_is_too_large_does_without(int stores, boolean locals, String woven, String why) throws Exception {
    Extent extent = new Extent(locals, false);
    byte[] classFile = WEAVER.weave(classFile(stores), extent);
    assertEquals(why == null ? "" : "its method large would be larger than 64 KB: " + why, extent.words());
    assertEquals(woven, hooks(classFile, "large"));
    assertEquals("1 elements and " + (locals ? 2 : 0) + " locals", hooks(classFile, "small"));
    Object[] array = {null};
    Class<?> type = new WovenLoader(Map.of(NAME, classFile)).loadClass(NAME);
    type.getMethod("large", Object[].class).invoke(null, (Object) array);
    assertSame(array, array[0]);
  }

  @Test
  void each_method_of_a_class_is_told() {
    Extent extent = new Extent(true, false);
    extent.reduce("two", STORES);
    extent.reduce("one", STORES);
    extent.reduce("one", STORES);
    assertEquals(
        "its method one would be larger than 64 KB: it is left as it is; "
            + "its method two would be larger than 64 KB: its local variables are not counted",
        extent.words());
  }

  /** Stores an array into itself, ever again. */
  private static byte[] classFile(int stores) {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    writer.visit(V17, ACC_PUBLIC, NAME.replace('.', '/'), null, "java/lang/Object", null);
    method(writer, "large", stores);
    method(writer, "small", 1);
    writer.visitEnd();
    return writer.toByteArray();
  }

  private static void method(ClassWriter writer, String name, int stores) {
    MethodVisitor code = writer.visitMethod(ACC_PUBLIC | ACC_STATIC, name, STORES, null, null);
    code.visitCode();
    for (int i = 0; i < stores; i++) {
      code.visitVarInsn(ALOAD, 0);
      code.visitInsn(ICONST_0);
      code.visitVarInsn(ALOAD, 0);
      code.visitInsn(DUP);
      code.visitVarInsn(ASTORE, 1);
      code.visitInsn(AASTORE);
    }
    code.visitInsn(RETURN);
    code.visitMaxs(0, 0);
    code.visitEnd();
  }

  private static String hooks(byte[] classFile, String of) {
    return HookCalls.in(classFile, of, "element") + " elements and "
        + HookCalls.in(classFile, of, "local") + " locals";
  }
}
