package dev.refcount.weave;

import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.FieldVisitor;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * The class that has one family's hooks behind stores to fields and local variables, in its two forms.
 *
 * <p>Closed, it does nothing for a field, and for a local variable only what is due to the object that the variable
 * held, which compiled code mostly knows to be none. Open, it has the code of the common hooks, and not a call of it:
 * the compilers judge by a method's own size and calls whether to inline it.
 */
public final class FamilyHooks {
  private static final String HOOKS = Hook.BOOT + "Hooks";
  private static final String NAME = HOOKS.replace("Hooks", "FamilyHooks");
  private static final int FLAGS = Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC;

  private FamilyHooks() {}

  /** Internal name of the class. */
  public static String name(int family) {
    return NAME + family;
  }

  /** The family whose hooks a class has, by its binary name; -1 for any other class. */
  public static int number(String name) {
    boolean is = name.startsWith(NAME.replace('/', '.'));
    return is ? Integer.parseInt(name.substring(NAME.length())) : -1;
  }

  /** The class file while no object of the family is counted. */
  public static byte[] closed(int family) {
    ClassWriter out = new ClassWriter(0);
    int access = Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL | Opcodes.ACC_SUPER;
    out.visit(Opcodes.V17, access, name(family), null, "java/lang/Object", null);
    MethodVisitor field = hook(out, Hook.FIELD);
    field.visitInsn(Opcodes.RETURN);
    field.visitMaxs(0, 3);
    field.visitEnd();
    MethodVisitor local = hook(out, Hook.LOCAL);
    Label held = new Label();
    local.visitVarInsn(Opcodes.ALOAD, 0); // node
    local.visitJumpInsn(Opcodes.IFNONNULL, held); //
    local.visitInsn(Opcodes.ACONST_NULL); // null
    local.visitInsn(Opcodes.ARETURN); //
    local.visitLabel(held);
    local.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
    local.visitVarInsn(Opcodes.ALOAD, 0); // node
    local.visitVarInsn(Opcodes.ALOAD, 1); // node, value
    local.visitVarInsn(Opcodes.ILOAD, 2); // node, value, site
    Hook.LOCAL.call(local); // node
    local.visitInsn(Opcodes.ARETURN); //
    local.visitMaxs(3, 3);
    local.visitEnd();
    out.visitEnd();
    return out.toByteArray();
  }

  private static MethodVisitor hook(ClassWriter out, Hook hook) {
    MethodVisitor method = out.visitMethod(FLAGS, hook.method(), hook.descriptor(), null, null);
    method.visitAnnotation("Ljdk/internal/vm/annotation/Hidden;", true).visitEnd();
    method.visitCode();
    return method;
  }

  /**
   * The class file from then on.
   *
   * @param hooks class file of the common hooks
   */
  public static byte[] open(int family, byte[] hooks) {
    ClassReader reader = new ClassReader(hooks);
    ClassWriter writer = new ClassWriter(0);
    reader.accept(new Renamed(writer, name(family)), 0);
    return writer.toByteArray();
  }

  /** Has two of the common hooks, under another class's name; what they call is where it was. */
  private static final class Renamed extends ClassVisitor {
    private final String name;

    Renamed(ClassVisitor out, String name) {
      super(Opcodes.ASM9, out);
      this.name = name;
    }

    @Override
    public void visit(
        int version, int access, String hooks, String signature, String parent, String[] interfaces) {
      super.visit(version, access, name, signature, parent, interfaces);
    }

    @Override
    public FieldVisitor visitField(
        int access, String field, String descriptor, String signature, Object value) {
      return null;
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String method, String descriptor, String signature, String[] exceptions) {
      boolean isHook = Hook.FIELD.is(HOOKS, method, descriptor) || Hook.LOCAL.is(HOOKS, method, descriptor);
      return isHook ? super.visitMethod(access, method, descriptor, signature, exceptions) : null;
    }
  }
}
