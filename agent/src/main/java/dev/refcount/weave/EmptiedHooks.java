package dev.refcount.weave;

import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/** The form that a class of the boot runtime has while the gate is closed: its gated methods do nothing. */
public final class EmptiedHooks {
  private static final String GATED = "L" + Hook.BOOT + "Gated;";

  private EmptiedHooks() {}

  /** The class file with each {@code @Gated} method emptied. */
  public static byte[] of(byte[] classFile) {
    ClassReader reader = new ClassReader(classFile);
    ClassWriter writer = new ClassWriter(reader, 0);
    reader.accept(
        new ClassVisitor(Opcodes.ASM9, writer) {
          @Override
          public MethodVisitor visitMethod(
              int access, String name, String descriptor, String signature, String[] exceptions) {
            return new Emptying(
                super.visitMethod(access, name, descriptor, signature, exceptions), Type.getType(descriptor));
          }
        },
        0);
    return writer.toByteArray();
  }

  private static final class Emptying extends MethodVisitor {
    private final Type method;
    private boolean gated;
    private int returned;

    Emptying(MethodVisitor out, Type method) {
      super(Opcodes.ASM9, out);
      this.method = method;
    }

    @Override
    public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
      AnnotationVisitor out = super.visitAnnotation(descriptor, visible);
      if (!descriptor.equals(GATED)) {
        return out;
      }
      gated = true;
      return new AnnotationVisitor(Opcodes.ASM9, out) {
        @Override
        public void visit(String name, Object value) {
          returned = (Integer) value;
          super.visit(name, value);
        }
      };
    }

    @Override
    public void visitCode() {
      super.visitCode();
      if (!gated) {
        return;
      }
      if (method.getReturnType() == Type.VOID_TYPE) {
        super.visitInsn(Opcodes.RETURN);
      } else {
        super.visitVarInsn(Opcodes.ALOAD, returned); // argument
        super.visitInsn(Opcodes.ARETURN);
      }
      super.visitMaxs(1, method.getArgumentsAndReturnSizes() >> 2);
      super.visitEnd();
      // Whatever comes of the method's own code goes nowhere.
      mv = null;
    }
  }
}
