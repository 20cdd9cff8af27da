package dev.refcount.weave;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.refcount.boot.Hooks;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** The two forms of a family's hooks, and which stores call them. */
final class FamilyHooksTest {
  private static final List<String> HOOKS = List.of("field", "local");

  @Test
  void open_hooks_are_the_common_ones() throws IOException {
    byte[] open = FamilyHooks.open(7, hooks());
    for (String hook : HOOKS) {
      assertEquals(WovenText.of(hooks(), hook), WovenText.of(open, hook));
    }
  }

  @Test
  void closed_hooks_do_only_what_is_due_to_the_object_that_a_variable_held() {
    byte[] closed = FamilyHooks.closed(7);
    assertEquals(List.of("RETURN"), WovenText.instructions(closed, "field"));
    assertEquals(
        List.of(
            "ALOAD 0", "IFNONNULL L1", "ACONST_NULL", "ARETURN", "L1", "FRAME SAME",
            "ALOAD 0", "ALOAD 1", "ILOAD 2",
            "INVOKESTATIC dev/refcount/boot/Hooks.local"
                + " (Ldev/refcount/boot/Node;Ljava/lang/Object;I)Ldev/refcount/boot/Node;",
            "ARETURN"),
        WovenText.instructions(closed, "local"));
  }

  /** The VM refuses a redefinition that changes more than code. */
  @Test
  void both_forms_declare_the_same() throws IOException {
    assertEquals(declared(FamilyHooks.closed(7)), declared(FamilyHooks.open(7, hooks())));
    assertEquals(7, FamilyHooks.number(FamilyHooks.name(7).replace('/', '.')));
    assertEquals(-1, FamilyHooks.number(Hooks.class.getName()));
  }

  @Test
  void a_store_calls_the_hooks_of_its_static_type() throws IOException {
    byte[] woven =
        new Weaver(new StaticTypes(name -> false))
            .with((type, isClass) -> isClass ? "of/" + type.substring(type.lastIndexOf('/') + 1) : null)
            .weave(classFile(FamilySamples.class), true, false);
    String own = "of/FamilySamples";
    String common = "dev/refcount/boot/Hooks";
    assertEquals(List.of(own, common), called(woven, "parameters"));
    assertEquals(List.of("of/Object", own, own, own), called(woven, "told"));
    String array = "of/[";
    assertEquals(
        List.of(own, array, own, own, array, own, common, common), called(woven, "copied"));
    assertEquals(List.of(own, common, array, own, common, array, own), called(woven, "<init>"));
    assertEquals(List.of(common, common, common, common), called(woven, "notTold"));
    assertEquals(List.of(common, common), called(woven, "joined"));
    assertEquals(List.of(own, "of/Object", common), called(woven, "fields"));
  }

  /** The classes whose hooks a method calls behind its stores, in order. */
  private static List<String> called(byte[] classFile, String name) {
    List<String> owners = new ArrayList<>();
    for (MethodNode method : node(classFile).methods) {
      if (method.name.equals(name)) {
        method.instructions.forEach(
            each -> {
              if (each instanceof MethodInsnNode call && HOOKS.contains(call.name)) {
                owners.add(call.owner);
              }
            });
      }
    }
    return owners;
  }

  private static List<String> declared(byte[] classFile) {
    ClassNode type = node(classFile);
    List<String> declared = new ArrayList<>();
    declared.add(type.access + " " + type.name + " " + type.superName + type.interfaces + type.fields);
    for (MethodNode method : type.methods) {
      boolean hidden = method.visibleAnnotations.stream().anyMatch(each -> each.desc.endsWith("/Hidden;"));
      declared.add(method.access + " " + method.name + method.desc + method.exceptions + hidden);
    }
    return declared;
  }

  private static ClassNode node(byte[] classFile) {
    ClassNode type = new ClassNode(Opcodes.ASM9);
    new ClassReader(classFile).accept(type, 0);
    return type;
  }

  private static byte[] hooks() throws IOException {
    return classFile(Hooks.class);
  }

  private static byte[] classFile(Class<?> type) throws IOException {
    try (InputStream in = type.getResourceAsStream(type.getSimpleName() + ".class")) {
      return in.readAllBytes();
    }
  }
}
