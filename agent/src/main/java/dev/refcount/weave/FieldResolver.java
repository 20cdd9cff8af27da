package dev.refcount.weave;

import dev.refcount.boot.OwnClasses;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/** The class that has the VM resolve fields. It stands in the package that alone may ask for it. */
public final class FieldResolver {
  /** Binary name of the class. */
  public static final String NAME = OwnClasses.FIELDS;

  private static final String INTERNAL = NAME.replace('.', '/');
  private static final String RESOLUTION = Hook.BOOT + "FieldResolution";
  private static final String NATIVES = "java/lang/invoke/MethodHandleNatives";
  private static final String MEMBER_NAME = "java/lang/invoke/MemberName";
  private static final String MEMBER = "Ljava/lang/reflect/Member;";

  private FieldResolver() {}

  /** The class file. Initialised, it makes one and leaves it with the boot runtime. */
  public static byte[] classFile() {
    ClassWriter out = HandedOver.to(RESOLUTION, "by", INTERNAL, RESOLUTION);
    memberName(out.visitMethod(Opcodes.ACC_PROTECTED, "memberName", "()Ljava/lang/Class;", null, null));
    resolve(out.visitMethod(Opcodes.ACC_PROTECTED, "resolve", "(" + MEMBER + ")" + MEMBER, null, null));
    String[][] offsets = {{"instanceOffset", "objectFieldOffset"}, {"staticOffset", "staticFieldOffset"}};
    for (String[] offset : offsets) {
      offset(out.visitMethod(Opcodes.ACC_PROTECTED, offset[0], "(" + MEMBER + ")J", null, null), offset[1]);
    }
    out.visitEnd();
    return out.toByteArray();
  }

  private static void memberName(MethodVisitor code) {
    code.visitCode();
    code.visitLdcInsn(Type.getObjectType(MEMBER_NAME)); // class
    HandedOver.end(code, Opcodes.ARETURN, 1, 1);
  }

  private static void resolve(MethodVisitor code) {
    code.visitCode();
    code.visitVarInsn(Opcodes.ALOAD, 1); // member
    code.visitTypeInsn(Opcodes.CHECKCAST, MEMBER_NAME); // member
    code.visitInsn(Opcodes.ACONST_NULL); // member, caller
    code.visitInsn(Opcodes.ICONST_M1); // member, caller, trusted
    code.visitInsn(Opcodes.ICONST_1); // member, caller, trusted, null instead of an error
    code.visitMethodInsn(
        Opcodes.INVOKESTATIC, NATIVES, "resolve",
        "(L" + MEMBER_NAME + ";Ljava/lang/Class;IZ)L" + MEMBER_NAME + ";", false); // member
    HandedOver.end(code, Opcodes.ARETURN, 4, 2);
  }

  private static void offset(MethodVisitor code, String asked) {
    code.visitCode();
    code.visitVarInsn(Opcodes.ALOAD, 1); // member
    code.visitTypeInsn(Opcodes.CHECKCAST, MEMBER_NAME); // member
    code.visitMethodInsn(Opcodes.INVOKESTATIC, NATIVES, asked, "(L" + MEMBER_NAME + ";)J", false); // offset (long)
    HandedOver.end(code, Opcodes.LRETURN, 2, 2);
  }
}
