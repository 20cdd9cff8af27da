package dev.refcount.weave;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.refcount.boot.UnsafeStores;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import jdk.internal.misc.Unsafe;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which calls are replaced, asked of this JDK: a new way to store must not go unnoticed. */
final class CallSitesTest {
  private static final String STAND_INS = "INVOKESTATIC dev/refcount/boot/";

  static Stream<Method> unsafe_operations_that_store_a_reference() {
    return Arrays.stream(Unsafe.class.getDeclaredMethods())
        .filter(method -> Modifier.isPublic(method.getModifiers()))
        .filter(method -> parameters(method).size() >= 3)
        .filter(method -> parameters(method).subList(0, 2).equals(List.of(Object.class, long.class)))
        .filter(method -> parameters(method).get(parameters(method).size() - 1) == Object.class);
  }

  /** In one test: JDK 17 has more of them, and every JDK must run as many tests. */
  @Test
  void each_unsafe_operation_has_a_stand_in_of_the_same_shape() {
    assertAll(
        unsafe_operations_that_store_a_reference()
            .map(operation -> () -> hasStandInOfTheSameShape(operation)));
  }

  private static void hasStandInOfTheSameShape(Method operation) throws NoSuchMethodException {
    String woven = wovenCall(operation);
    String standIn = operation.getName().replace("Object", "Reference");
    assertTrue(woven.contains(STAND_INS + "UnsafeStores." + standIn + " ("), woven);
    Class<?>[] parameters = new Class<?>[operation.getParameterCount() + 2];
    parameters[0] = Unsafe.class;
    System.arraycopy(
        operation.getParameterTypes(), 0, parameters, 1, operation.getParameterCount());
    parameters[parameters.length - 1] = int.class;
    assertEquals(
        operation.getReturnType(),
        UnsafeStores.class.getMethod(standIn, parameters).getReturnType());
  }

  @Test
  void unsafe_has_more_than_a_dozen_such_operations() {
    assertTrue(unsafe_operations_that_store_a_reference().count() > 12);
  }

  /** HotSpot's {@code _arraycopy}, {@code _copyOf} and {@code _copyOfRange}: woven inside, they vanish. */
  static Stream<Method> methods_that_the_compiler_replaces() throws NoSuchMethodException {
    return Stream.of(
        System.class.getMethod(
            "arraycopy", Object.class, int.class, Object.class, int.class, int.class),
        Arrays.class.getMethod("copyOf", Object[].class, int.class, Class.class),
        Arrays.class.getMethod("copyOfRange", Object[].class, int.class, int.class, Class.class));
  }

  @ParameterizedTest
  @MethodSource("methods_that_the_compiler_replaces")
  void is_replaced_at_the_call_site(Method method) {
    String woven = wovenCall(method);
    assertTrue(woven.contains(STAND_INS + "Operations." + method.getName() + " ("), woven);
  }

  private static List<Class<?>> parameters(Method method) {
    return List.of(method.getParameterTypes());
  }

  /** A method that does nothing but make this call, woven. */
  private static String wovenCall(Method called) {
    boolean isStatic = Modifier.isStatic(called.getModifiers());
    String owner = Type.getInternalName(called.getDeclaringClass());
    String descriptor = Type.getMethodDescriptor(called);
    String self = isStatic ? "" : Type.getDescriptor(called.getDeclaringClass());
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, "Caller", null, "java/lang/Object", null);
    MethodVisitor caller =
        writer.visitMethod(
            Opcodes.ACC_STATIC, "call", "(" + self + descriptor.substring(1), null, null);
    caller.visitCode();
    int slot = 0;
    if (!isStatic) {
      caller.visitVarInsn(Opcodes.ALOAD, slot++);
    }
    for (Type type : Type.getArgumentTypes(descriptor)) {
      caller.visitVarInsn(type.getOpcode(Opcodes.ILOAD), slot);
      slot += type.getSize();
    }
    int opcode = isStatic ? Opcodes.INVOKESTATIC : Opcodes.INVOKEVIRTUAL;
    caller.visitMethodInsn(opcode, owner, called.getName(), descriptor, false);
    caller.visitInsn(Type.getReturnType(descriptor).getOpcode(Opcodes.IRETURN));
    caller.visitMaxs(0, 0);
    caller.visitEnd();
    writer.visitEnd();
    byte[] original = writer.toByteArray();
    byte[] woven = new Weaver(new StaticTypes(name -> false)).weave(original, false, false);
    return WovenText.of(woven == null ? original : woven, "call");
  }
}
