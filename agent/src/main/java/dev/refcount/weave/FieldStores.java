package dev.refcount.weave;

import dev.refcount.boot.Channel;
import java.util.LinkedHashMap;
import java.util.Map;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/** Hooks behind {@code PUTFIELD} and {@code PUTSTATIC}. */
final class FieldStores extends MethodVisitor {
  private final Woven woven;
  private final Progress progress;
  /** Fields of {@code this} stored before super(): hooked once {@code this} may be passed, on each way to that. */
  private final Map<String, String[]> early = new LinkedHashMap<>();

  FieldStores(MethodVisitor next, Woven woven, Progress progress) {
    super(Opcodes.ASM9, next);
    this.woven = woven;
    this.progress = progress;
  }

  @Override
  public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
    boolean store = opcode == Opcodes.PUTFIELD || opcode == Opcodes.PUTSTATIC;
    if (!store || !woven.staticTypes().mayHold(descriptor)) {
      super.visitFieldInsn(opcode, owner, name, descriptor);
    } else if (opcode == Opcodes.PUTSTATIC) {
      putStatic(owner, name, descriptor);
    } else if (owner.equals(woven.internalName()) && progress.storesToUninitializedThis()) {
      super.visitFieldInsn(opcode, owner, name, descriptor);
      early.put(name + descriptor, new String[] {name, descriptor});
    } else {
      putField(owner, name, descriptor);
    }
  }

  private void putField(String owner, String name, String descriptor) {
    int site = woven.site(Channel.PUTFIELD, owner, name, descriptor);
    if (woven.leavesOut(Channel.PUTFIELD)) {
      super.visitFieldInsn(Opcodes.PUTFIELD, owner, name, descriptor);
      return;
    }
    woven.needs(2);
    super.visitInsn(Opcodes.DUP2); // holder, value, holder, value
    super.visitFieldInsn(Opcodes.PUTFIELD, owner, name, descriptor); // holder, value
    Hook.push(mv, site); // holder, value, site
    Hook.FIELD.call(mv, woven.hooks(StoredTypes.staticType(Type.getType(descriptor)))); //
  }

  private void putStatic(String owner, String name, String descriptor) {
    int site = woven.site(Channel.PUTSTATIC, owner, name, descriptor);
    if (woven.leavesOut(Channel.PUTSTATIC)) {
      super.visitFieldInsn(Opcodes.PUTSTATIC, owner, name, descriptor);
      return;
    }
    woven.needs(2);
    super.visitInsn(Opcodes.DUP); // value, value
    super.visitFieldInsn(Opcodes.PUTSTATIC, owner, name, descriptor); // value
    woven.pushClass(mv, owner); // value, class
    Hook.push(mv, site); // value, class, site
    Hook.STATIC_FIELD.call(mv); //
  }

  @Override
  public void visitMethodInsn(
      int opcode, String owner, String name, String descriptor, boolean isInterface) {
    super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
    // Not behind the hook of a birth as well.
    if (progress.justReturned() && name.equals("<init>")) {
      for (String[] field : early.values()) {
        int site = woven.site(Channel.EARLY_PUTFIELD, woven.internalName(), field[0], field[1]);
        if (woven.leavesOut(Channel.EARLY_PUTFIELD) || !progress.pushThis(mv)) { // this
          continue;
        }
        woven.needs(3);
        super.visitInsn(Opcodes.DUP); // this, this
        super.visitFieldInsn(
            Opcodes.GETFIELD, woven.internalName(), field[0], field[1]); // this, value
        Hook.push(mv, site); // this, value, site
        Hook.FIELD.call(mv, woven.hooks(StoredTypes.staticType(Type.getType(field[1])))); //
      }
    }
  }
}
