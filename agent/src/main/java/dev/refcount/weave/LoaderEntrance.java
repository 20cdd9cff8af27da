package dev.refcount.weave;

import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** Begins each {@code loadClass} of a program's own loader with a look for the agent's classes. */
final class LoaderEntrance extends MethodVisitor {
  private static final String LOADS = "(Ljava/lang/String;)Ljava/lang/Class;";
  private static final String LOADS_AND_RESOLVES = "(Ljava/lang/String;Z)Ljava/lang/Class;";

  private final Woven woven;
  private final Object[] parameters;
  private final boolean framesExpanded;

  private LoaderEntrance(MethodVisitor next, Woven woven, String descriptor, boolean framesExpanded) {
    super(Opcodes.ASM9, next);
    this.woven = woven;
    this.framesExpanded = framesExpanded;
    this.parameters =
        descriptor.equals(LOADS)
            ? new Object[] {woven.internalName(), "java/lang/String"}
            : new Object[] {woven.internalName(), "java/lang/String", Opcodes.INTEGER};
  }

  /** The visitor in front of the given one if this may be such a method, else the same. */
  static MethodVisitor of(
      MethodVisitor next, Woven woven, int access, String name, String descriptor, boolean framesExpanded) {
    boolean begins = (access & Opcodes.ACC_STATIC) == 0 && is(woven.internalName(), name, descriptor);
    return begins ? new LoaderEntrance(next, woven, descriptor, framesExpanded) : next;
  }

  /** By its name: whether the class is a loader at all could only be told by loading others. */
  static boolean is(String owner, String name, String descriptor) {
    return name.equals("loadClass")
        && (descriptor.equals(LOADS) || descriptor.equals(LOADS_AND_RESOLVES))
        && !owner.startsWith("java/")
        && !owner.startsWith("jdk/")
        && !owner.startsWith("sun/");
  }

  @Override
  public void visitCode() {
    super.visitCode();
    woven.needs(2);
    Label goOn = new Label();
    super.visitVarInsn(Opcodes.ALOAD, 1); // name
    super.visitMethodInsn(Opcodes.INVOKESTATIC, Hook.BOOT + "Entrance", "find", LOADS, false); // class
    super.visitInsn(Opcodes.DUP); // class, class
    super.visitJumpInsn(Opcodes.IFNULL, goOn); // class
    super.visitInsn(Opcodes.ARETURN);
    super.visitLabel(goOn);
    Object[] found = {"java/lang/Class"};
    if (woven.mayHaveFrames() && framesExpanded) {
      super.visitFrame(Opcodes.F_NEW, parameters.length, parameters, 1, found);
    } else if (woven.mayHaveFrames()) {
      super.visitFrame(Opcodes.F_SAME1, 0, null, 1, found);
    }
    super.visitInsn(Opcodes.POP); //
  }
}
