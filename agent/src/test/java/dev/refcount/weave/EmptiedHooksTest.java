package dev.refcount.weave;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.refcount.boot.Gated;
import dev.refcount.boot.Hooks;
import dev.refcount.boot.Operations;
import dev.refcount.boot.Setters;
import dev.refcount.boot.UnsafeStores;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** What is left of the hooks while the gate is closed. */
final class EmptiedHooksTest {
  @ParameterizedTest
  @ValueSource(classes = {Hooks.class, Operations.class, Setters.class, UnsafeStores.class})
  void gated_methods_return_at_once_and_others_do_what_they_did(Class<?> type) throws IOException {
    Map<String, List<String>> before = calls(classFile(type));
    Map<String, List<String>> after = calls(EmptiedHooks.of(classFile(type)));
    assertEquals(before.keySet(), after.keySet());
    int gated = 0;
    for (Method method : type.getDeclaredMethods()) {
      String name = method.getName() + Type.getMethodDescriptor(method);
      if (method.isAnnotationPresent(Gated.class)) {
        gated++;
        assertTrue(Modifier.isStatic(method.getModifiers()), name);
        assertEquals(List.of(), after.get(name), name);
      } else {
        assertEquals(before.get(name), after.get(name), name);
      }
    }
    assertTrue(gated > 0, "no gated method in " + type);
  }

  /** Called by woven code, which needs each: the shadow stays what it was, the copy is the program's. */
  @Test
  void what_a_gated_method_returns_is_the_argument_it_names() throws IOException {
    byte[] emptied = EmptiedHooks.of(classFile(Hooks.class));
    assertEquals(List.of("ALOAD 0", "ARETURN"), WovenText.instructions(emptied, "local"));
    assertEquals(List.of("ALOAD 1", "ARETURN"), WovenText.instructions(emptied, "cloned"));
    assertEquals(List.of("RETURN"), WovenText.instructions(emptied, "field"));
    assertEquals(
        List.of("ALOAD 1", "ARETURN"), WovenText.instructions(EmptiedHooks.of(classFile(Operations.class)), "born"));
  }

  /** A hook that woven code calls and that is not gated would be paid for while nothing can be tagged. */
  @Test
  void every_hook_of_a_store_is_gated() {
    for (Method method : Hooks.class.getDeclaredMethods()) {
      boolean isHook = Modifier.isPublic(method.getModifiers());
      assertEquals(isHook, method.isAnnotationPresent(Gated.class), method.getName());
    }
  }

  private static Map<String, List<String>> calls(byte[] classFile) {
    Map<String, List<String>> calls = new TreeMap<>();
    new ClassReader(classFile).accept(new Calls(calls), 0);
    return calls;
  }

  private static byte[] classFile(Class<?> type) throws IOException {
    try (InputStream in = type.getResourceAsStream(type.getSimpleName() + ".class")) {
      return in.readAllBytes();
    }
  }

  /** By method what it calls, in order. */
  private static final class Calls extends ClassVisitor {
    private final Map<String, List<String>> calls;

    Calls(Map<String, List<String>> calls) {
      super(Opcodes.ASM9);
      this.calls = calls;
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      List<String> called = new ArrayList<>();
      calls.put(name + descriptor, called);
      return new MethodVisitor(Opcodes.ASM9) {
        @Override
        public void visitMethodInsn(int opcode, String owner, String callee, String of, boolean isInterface) {
          called.add(owner + "." + callee + of);
        }
      };
    }
  }
}
