package dev.refcount.weave;

import static net.bytebuddy.jar.asm.Opcodes.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Methods and classes that hooks would make larger than a class file allows: all else of them is woven. */
final class ExtentTest {
  private static final String NAME = "dev.refcount.weave.Large";
  private static final String STORES = "([Ljava/lang/Object;)V";
  private static final Weaver WEAVER = new Weaver(new StaticTypes(name -> false));

  /** One store to an element and one to a local variable: 6 bytes, and hooks for both, without lines, for the first. */
  @ParameterizedTest
  @CsvSource({
    "100,true,100 behind elements and 0 in their place and 101 locals,",
    "3000,true,0 behind elements and 3000 in their place and 3001 locals,the lines of its stores are not told",
    "6000,true,0 behind elements and 6000 in their place and 0 locals,its local variables are not counted",
    "9000,true,0 behind elements and 0 in their place and 0 locals,it is left as it is",
    "6000,false,0 behind elements and 6000 in their place and 0 locals,the lines of its stores are not told",
    "9000,false,0 behind elements and 0 in their place and 0 locals,it is left as it is"
  })
  void a_method_that_is_too_large_does_without(int stores, boolean locals, String woven, String why) throws Exception {
    Extent extent = new Extent(locals, false);
    byte[] classFile = WEAVER.weave(classFile(stores), extent);
    assertEquals(why == null ? "" : "its method large would be larger than 64 KB: " + why, extent.words());
    assertEquals(woven, hooks(classFile, "large"));
    assertEquals(
        "1 behind elements and 0 in their place and " + (locals ? 2 : 0) + " locals", hooks(classFile, "small"));
    assertStores(classFile, "large");
  }

  /** HotSpot compiles none of more than 8,000 bytes: 6,000 are, and then not; 9,000 were not before. */
  @Test
  void a_method_that_hooks_make_too_long_to_be_compiled_is_woven_and_told() {
    Extent extent = new Extent(true, false);
    byte[] classFile = WEAVER.weave(classFile(1000, 1500), extent);
    assertEquals(
        "with its hooks large0 is longer than 8,000 bytes: woven, and interpreted ever after, unless the JVM is started"
            + " with -XX:-DontCompileHugeMethods",
        extent.words());
    assertEquals("1000 behind elements and 0 in their place and 1001 locals", hooks(classFile, "large0"));
  }

  /** A class file has two bytes for the number of variables, and for the depth of the stack. */
  @ParameterizedTest
  @CsvSource({"1,65535,0", "65535,3,2"})
  void a_method_that_takes_all_variables_or_all_stack_is_one_still(int stack, int variables, int hooked) {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(V17, ACC_PUBLIC, NAME.replace('.', '/'), null, "java/lang/Object", null);
    MethodVisitor code = writer.visitMethod(ACC_STATIC, "full", "(Ljava/lang/Object;)V", null, null);
    code.visitCode();
    code.visitVarInsn(ALOAD, 0);
    code.visitVarInsn(ASTORE, variables - 1);
    code.visitInsn(RETURN);
    code.visitMaxs(stack, variables);
    code.visitEnd();
    writer.visitEnd();
    byte[] classFile = WEAVER.weave(writer.toByteArray(), true, true);
    assertEquals(hooked, classFile == null ? 0 : HookCalls.in(classFile, "full", "local"));
    assertNull(new WovenLoader(Map.of(NAME, classFile == null ? writer.toByteArray() : classFile)).link(NAME));
  }

  @Test
  void a_class_initialiser_runs_once_and_is_not_told() {
    Extent extent = new Extent(true, false);
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    writer.visit(V17, ACC_PUBLIC, NAME.replace('.', '/'), null, "java/lang/Object", null);
    writer.visitField(ACC_STATIC, "last", "Ljava/lang/Object;", null, null);
    MethodVisitor code = writer.visitMethod(ACC_STATIC, "<clinit>", "()V", null, null);
    code.visitCode();
    for (int i = 0; i < 1500; i++) {
      code.visitInsn(ACONST_NULL);
      code.visitFieldInsn(PUTSTATIC, NAME.replace('.', '/'), "last", "Ljava/lang/Object;");
    }
    code.visitInsn(RETURN);
    code.visitMaxs(0, 0);
    code.visitEnd();
    writer.visitEnd();
    assertEquals(1500, HookCalls.in(WEAVER.weave(writer.toByteArray(), extent), "<clinit>", "staticField"));
    assertEquals("", extent.words());
  }

  /** Each store of those behind the first 32 thousand takes a constant for the number of its line. */
  @Test
  void a_class_with_too_many_constants_does_without_lines() throws Exception {
    int methods = 100;
    Extent extent = new Extent(true, false);
    byte[] classFile = WEAVER.weave(classFile(IntStream.range(0, methods).map(i -> 1000).toArray()), extent);
    assertEquals(
        "it would have more constants than a class file can: the lines of its stores are not told; with its hooks"
            + " large0, large1, large2 and 97 more are longer than 8,000 bytes: woven, and interpreted ever after,"
            + " unless the JVM is started with -XX:-DontCompileHugeMethods",
        extent.words());
    for (int i = 0; i < methods; i++) {
      assertEquals("0 behind elements and 1000 in their place and 1001 locals", hooks(classFile, "large" + i));
    }
    assertStores(classFile, "large0");
  }

  @Test
  void each_method_of_a_class_is_told() {
    Extent extent = new Extent(true, false);
    extent.reduce("four", STORES);
    for (int i = 0; i < 2; i++) {
      extent.reduce("three", STORES);
    }
    for (int i = 0; i < 3; i++) {
      extent.reduce("two", STORES);
    }
    for (int i = 0; i < 4; i++) {
      extent.reduce("one", STORES);
    }
    // Nothing of this one is left out.
    assertTrue(extent.hasOneExit("four" + STORES));
    assertEquals(
        "its method three would be larger than 64 KB: the lines of its stores are not told; "
            + "its method two would be larger than 64 KB: its local variables are not counted; "
            + "its method one would be larger than 64 KB: it is left as it is",
        extent.words());
  }

  /**
   * Of twenty variables at sixty returns: where that is too long to be compiled, in one place and for exceptions. But
   * where there is more on the stack than what is returned, as Kotlin has it within an expression, at the return.
   */
  @ParameterizedTest
  @CsvSource({"60, 1", "12, 5", "3, 20"})
  void a_method_with_many_returns_drops_its_variables_in_one_place(int everyDeep, int deep) throws Exception {
    Extent extent = new Extent(true, false);
    byte[] classFile = WEAVER.weave(returning(20, 60, everyDeep), extent);
    assertEquals("", extent.words());
    assertEquals((2 + deep) * 20, HookCalls.in(classFile, "many", "drop"));
    assertEquals(20, HookCalls.in(classFile, "many", "local"));
    Object[] given = IntStream.range(0, 20).mapToObj(Integer::toString).toArray();
    Class<?> type = new WovenLoader(Map.of(NAME, classFile)).loadClass(NAME);
    Method many = type.getMethods()[0];
    for (int way = 0; way <= 60; way++) {
      Object[] arguments = Arrays.copyOf(given, 21);
      arguments[20] = way;
      assertEquals(way == 60 ? null : given[way % 20], many.invoke(null, arguments));
    }
  }

  /** Where there is room, each return tells its own line as that which dropped. */
  @Test
  void a_method_with_few_returns_drops_its_variables_at_each() {
    byte[] classFile = WEAVER.weave(returning(20, 6, 6), new Extent(true, false));
    assertEquals((1 + 7) * 20, HookCalls.in(classFile, "many", "drop"));
  }

  /**
   * Returns one of its parameters, as the last tells; none if it is as high as the number of ways.
   *
   * @param everyDeep at one of so many returns two words lie below what is returned
   */
  private static byte[] returning(int parameters, int ways, int everyDeep) {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_FRAMES);
    writer.visit(V17, ACC_PUBLIC, NAME.replace('.', '/'), null, "java/lang/Object", null);
    String descriptor = "(" + "Ljava/lang/Object;".repeat(parameters) + "I)Ljava/lang/Object;";
    MethodVisitor code = writer.visitMethod(ACC_PUBLIC | ACC_STATIC, "many", descriptor, null, null);
    code.visitCode();
    for (int way = 0; way < ways; way++) {
      Label next = new Label();
      code.visitVarInsn(ILOAD, parameters);
      code.visitIntInsn(BIPUSH, way);
      code.visitJumpInsn(IF_ICMPNE, next);
      if (way % everyDeep == 1) {
        code.visitInsn(LCONST_0);
      }
      code.visitVarInsn(ALOAD, way % parameters);
      code.visitInsn(ARETURN);
      code.visitLabel(next);
    }
    code.visitInsn(ACONST_NULL);
    code.visitInsn(ARETURN);
    code.visitMaxs(0, 0);
    code.visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }

  private static void assertStores(byte[] classFile, String method) throws Exception {
    Object[] array = {null};
    Class<?> type = new WovenLoader(Map.of(NAME, classFile)).loadClass(NAME);
    type.getMethod(method, Object[].class).invoke(null, (Object) array);
    assertSame(array, array[0]);
  }

  /** Stores an array into itself, ever again. */
  private static byte[] classFile(int... stores) {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    writer.visit(V17, ACC_PUBLIC, NAME.replace('.', '/'), null, "java/lang/Object", null);
    for (int i = 0; i < stores.length; i++) {
      method(writer, stores.length == 1 ? "large" : "large" + i, stores[i]);
    }
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
    return HookCalls.in(classFile, of, "element") + " behind elements and "
        + HookCalls.in(classFile, of, "store") + " in their place and "
        + HookCalls.in(classFile, of, "local") + " locals";
  }
}
