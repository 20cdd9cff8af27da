package dev.refcount.weave;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/** Reads one method into a {@link MethodCode}. */
final class CodeReader extends MethodVisitor {
  private final MethodCode code;
  private final Map<Label, int[]> positions = new HashMap<>();
  /** Label arrays by instruction, made numbers when all labels are placed. */
  private final Map<Integer, Label[]> jumps = new HashMap<>();
  private final List<Label[]> tryBlocks = new ArrayList<>();
  /** By NEW, and not by their constructor yet. */
  private int uninitialized;
  /** In a constructor, where it is; else null. */
  private final Uninitialized words;
  private final boolean mayLackFrames;
  /** Where ways meet, what a variable holds may depend on the way: of that only frames tell. */
  private boolean branched;
  /** Slots that may be read as references, as long as {@code this} has not been initialised. */
  private final BitSet readable = new BitSet();

  private CodeReader(MethodCode code, boolean mayLackFrames) {
    super(Opcodes.ASM9);
    this.code = code;
    this.mayLackFrames = mayLackFrames;
    this.words = code.name.equals("<init>") ? new Uninitialized(this, true) : null;
    readable.set(0, code.parameterSlots());
  }

  /** What is to be shown the method. */
  static MethodVisitor of(MethodCode code, boolean mayLackFrames) {
    CodeReader reader = new CodeReader(code, mayLackFrames);
    return reader.words == null ? reader : reader.words;
  }

  @Override
  public void visitLabel(Label label) {
    positions.put(label, new int[] {code.count()});
  }

  @Override
  public void visitFrame(int type, int locals, Object[] local, int stacks, Object[] stack) {
    if (words == null) {
      return;
    }
    // The handler of last resort needs it there.
    boolean elsewhere = locals == 0 || local[0] != Opcodes.UNINITIALIZED_THIS;
    code.unfollowable |= elsewhere && (hasThis(locals, local) || hasThis(stacks, stack));
    readable.clear();
    int slot = 0;
    for (int i = 0; i < locals; i++) {
      readable.set(slot, local[i] == Opcodes.NULL || local[i] instanceof String);
      slot += local[i] == Opcodes.LONG || local[i] == Opcodes.DOUBLE ? 2 : 1;
    }
  }

  private static boolean hasThis(int count, Object[] stated) {
    boolean has = false;
    for (int i = 0; i < count; i++) {
      has |= stated[i] == Opcodes.UNINITIALIZED_THIS;
    }
    return has;
  }

  @Override
  public void visitLineNumber(int line, Label start) {
    if (code.firstLine < 0) {
      code.firstLine = line;
    }
  }

  @Override
  public void visitInsn(int opcode) {
    if (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN) {
      add(MethodCode.RETURN, 0, null);
    } else if (opcode == Opcodes.MONITOREXIT) {
      add(MethodCode.RELEASE, 0, null);
    } else {
      add(opcode == Opcodes.ATHROW ? MethodCode.THROW : MethodCode.PLAIN, 0, null);
    }
  }

  @Override
  public void visitIntInsn(int opcode, int operand) {
    plain();
  }

  @Override
  public void visitVarInsn(int opcode, int slot) {
    boolean stores = opcode >= Opcodes.ISTORE && opcode <= Opcodes.ASTORE;
    code.unfollowable |= stores && slot == 0 && isBeforeSuper();
    if (stores && isBeforeSuper()) {
      boolean mayBeRead = opcode == Opcodes.ASTORE && !words.mayBeUnder(0) && !(branched && mayLackFrames);
      readable.set(slot, mayBeRead);
      if (opcode == Opcodes.LSTORE || opcode == Opcodes.DSTORE) {
        readable.clear(slot + 1);
      }
    }
    switch (opcode) {
      case Opcodes.ASTORE -> {
        code.maySpill |= uninitialized > 0 || isBeforeSuper();
        add(MethodCode.REFERENCE_STORE, slot, null);
      }
      case Opcodes.ISTORE, Opcodes.FSTORE -> add(MethodCode.STORE, slot, null);
      case Opcodes.LSTORE, Opcodes.DSTORE -> add(MethodCode.WIDE_STORE, slot, null);
      case Opcodes.ALOAD -> add(MethodCode.LOAD, slot, null);
      default -> {
        code.unfollowable |= opcode == Opcodes.RET;
        plain();
      }
    }
  }

  @Override
  public void visitTypeInsn(int opcode, String type) {
    if (opcode == Opcodes.NEW) {
      uninitialized++;
    } else if (opcode == Opcodes.CHECKCAST) {
      code.leaves(StoredTypes.staticType(Type.getObjectType(type)));
    } else if (opcode == Opcodes.ANEWARRAY) {
      code.leaves(Families.ARRAY);
    }
    plain();
  }

  @Override
  public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
    if (opcode == Opcodes.GETFIELD || opcode == Opcodes.GETSTATIC) {
      code.leaves(StoredTypes.staticType(Type.getType(descriptor)));
    }
    plain();
  }

  @Override
  public void visitMethodInsn(
      int opcode, String owner, String name, String descriptor, boolean isInterface) {
    if (opcode == Opcodes.INVOKESPECIAL && name.equals("<init>")) {
      if (words != null && words.initializesThis(descriptor)) {
        code.callsSuper(readable);
      } else if (uninitialized > 0) {
        uninitialized--;
      } else {
        // Of one NEW that several ways lead on from.
        code.maySpill = true;
      }
    }
    code.leaves(StoredTypes.staticType(Type.getReturnType(descriptor)));
    plain();
  }

  @Override
  public void visitInvokeDynamicInsn(
      String name, String descriptor, Handle bootstrap, Object... arguments) {
    plain();
  }

  @Override
  public void visitJumpInsn(int opcode, Label label) {
    code.unfollowable |= opcode == Opcodes.JSR;
    jump(opcode == Opcodes.GOTO ? MethodCode.GOTO : MethodCode.BRANCH, label);
  }

  @Override
  public void visitLdcInsn(Object value) {
    plain();
  }

  @Override
  public void visitIincInsn(int slot, int increment) {
    plain();
  }

  @Override
  public void visitTableSwitchInsn(int min, int max, Label otherwise, Label... labels) {
    visitLookupSwitchInsn(otherwise, null, labels);
  }

  @Override
  public void visitLookupSwitchInsn(Label otherwise, int[] keys, Label[] labels) {
    Label[] all = Arrays.copyOf(labels, labels.length + 1);
    all[labels.length] = otherwise;
    jump(MethodCode.SWITCH, all);
  }

  @Override
  public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
    plain();
  }

  @Override
  public void visitTryCatchBlock(Label start, Label end, Label handler, String type) {
    tryBlocks.add(new Label[] {start, end, handler});
    branched = true;
  }

  @Override
  public void visitLocalVariable(
      String name, String descriptor, String signature, Label start, Label end, int slot) {
    // Comes after all instructions: labels are placed, but for one in the midst of an instruction.
    if (positions.containsKey(start) && positions.containsKey(end)) {
      code.variables.add(
          new MethodCode.Variable(name, descriptor, position(start), position(end), slot));
    }
  }

  @Override
  public void visitMaxs(int maxStack, int maxLocals) {
    code.maxLocals = maxLocals;
  }

  @Override
  public void visitEnd() {
    code.unfollowable |= words != null && code.neverCallsSuper();
    for (Map.Entry<Integer, Label[]> jump : jumps.entrySet()) {
      int[] targets = code.targets(jump.getKey());
      for (int i = 0; i < targets.length; i++) {
        targets[i] = position(jump.getValue()[i]);
      }
    }
    for (Label[] block : tryBlocks) {
      code.handlers.add(
          new MethodCode.Handler(position(block[0]), position(block[1]), position(block[2])));
    }
  }

  private boolean isBeforeSuper() {
    return words != null && words.slotOfThis() >= 0;
  }

  private void plain() {
    add(MethodCode.PLAIN, 0, null);
  }

  private void jump(int kind, Label... labels) {
    branched = true;
    jumps.put(code.count(), labels);
    add(kind, 0, new int[labels.length]);
  }

  private void add(int kind, int slot, int[] targets) {
    if (isBeforeSuper()) {
      code.isBeforeSuper();
    }
    code.add(kind, slot, targets);
  }

  private int position(Label label) {
    return positions.get(label)[0];
  }
}
