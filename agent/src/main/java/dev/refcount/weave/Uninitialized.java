package dev.refcount.weave;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.bytebuddy.jar.asm.ConstantDynamic;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/**
 * Knows which words of the operand stack are objects that no constructor has run for (JVMS 4.10.1.2): {@code this} as
 * long as a constructor has not called super() or this(), and what {@code NEW} made. Such a one may not be passed to a
 * hook yet, and the class in a {@code PUTFIELD} does not tell a store to {@code this} from one to another object of it.
 *
 * <p>It looks at no other types, only at words: a long or a double is two. A word of which it does not know may be one.
 */
final class Uninitialized extends MethodVisitor {
  /** By opcode, how many words deeper an instruction leaves the stack, plus 4 (JVMS 6.5). */
  private static final String DEPTHS =
      "4555555556655566555445656544444444444444"
          + "4444443434333332323444444444444444444441"
          + "0101111325556664323232323232323232324444"
          + "3333333232324545334455343444133113333332"
          + "2222222454334444444444444445444344334433"
          + "44";

  /** The start of each protected range, and its handler. */
  private final List<Label[]> ranges = new ArrayList<>();
  private final OperandStack stack;
  /** Placed last, and before no other {@code NEW} yet: if a frame names what the next one makes, then by this. */
  private Label last;
  /** By {@code NEW}, and not by their constructor yet, as the code is written. */
  private int made;

  Uninitialized(MethodVisitor next, boolean isConstructor) {
    super(Opcodes.ASM9, next);
    stack = new OperandStack(isConstructor ? Map.of(0, Opcodes.UNINITIALIZED_THIS) : Map.of());
  }

  /** False only if the word under so many others is certain not to be an uninitialised object. */
  boolean mayBeUnder(int words) {
    return stack.mayBeUnder(words);
  }

  /** A local variable that holds uninitialised {@code this}, the lowest; -1 if none is known to. */
  int slotOfThis() {
    return stack.slotOf(Opcodes.UNINITIALIZED_THIS);
  }

  /** Whether the word under so many others is certain to be uninitialised {@code this}. */
  boolean isThisUnder(int words) {
    return stack.under(words) == Opcodes.UNINITIALIZED_THIS;
  }

  /** Whether a call of a constructor of this descriptor is that of super() or this(). */
  boolean initializesThis(String descriptor) {
    int arguments = (Type.getArgumentsAndReturnSizes(descriptor) >> 2) - 1;
    return knows(arguments) ? isThisUnder(arguments) : made == 0;
  }

  /** Whether it is known at all what the word under so many others is. */
  boolean knows(int words) {
    return stack.under(words) != OperandStack.UNKNOWN;
  }

  /** Whether the stack is known to have so many words, and no more. */
  boolean areAsMany(int words) {
    return stack.depth() == words;
  }

  @Override
  public void visitTryCatchBlock(Label start, Label end, Label handler, String type) {
    super.visitTryCatchBlock(start, end, handler, type);
    ranges.add(new Label[] {start, handler});
  }

  @Override
  public void visitLabel(Label label) {
    super.visitLabel(label);
    last = label;
    stack.place(label);
    for (Label[] range : ranges) {
      if (range[0] == label) {
        stack.protect(range[1]);
      }
    }
  }

  /** Old class files have none of these, but where a loop begins with its end they alone tell. */
  @Override
  public void visitFrame(int type, int locals, Object[] local, int entries, Object[] entry) {
    super.visitFrame(type, locals, local, entries, entry);
    OperandStack.Word stated = OperandStack.EMPTY;
    for (int i = 0; i < entries; i++) {
      stated = stated.with(uninitialized(entry[i]));
      stated = isWide(entry[i]) ? stated.with(null) : stated;
    }
    if (type == Opcodes.F_NEW) {
      stack.meet(variables(locals, local));
    }
    stack.meet(stated);
  }

  private static Map<Integer, Object> variables(int locals, Object[] local) {
    Map<Integer, Object> stated = new HashMap<>();
    int slot = 0;
    for (int i = 0; i < locals; i++) {
      if (uninitialized(local[i]) != null) {
        stated.put(slot, local[i]);
      }
      slot += isWide(local[i]) ? 2 : 1;
    }
    return stated;
  }

  private static Object uninitialized(Object stated) {
    return stated instanceof Label || stated == Opcodes.UNINITIALIZED_THIS ? stated : null;
  }

  private static boolean isWide(Object stated) {
    return stated == Opcodes.LONG || stated == Opcodes.DOUBLE;
  }

  @Override
  public void visitInsn(int opcode) {
    super.visitInsn(opcode);
    switch (opcode) {
      case Opcodes.DUP -> stack.duplicate(1, 0);
      case Opcodes.DUP_X1 -> stack.duplicate(1, 1);
      case Opcodes.DUP_X2 -> stack.duplicate(1, 2);
      case Opcodes.DUP2 -> stack.duplicate(2, 0);
      case Opcodes.DUP2_X1 -> stack.duplicate(2, 1);
      case Opcodes.DUP2_X2 -> stack.duplicate(2, 2);
      case Opcodes.SWAP -> {
        stack.duplicate(1, 1);
        stack.pop();
      }
      case Opcodes.IRETURN, Opcodes.LRETURN, Opcodes.FRETURN, Opcodes.DRETURN, Opcodes.ARETURN,
          Opcodes.RETURN, Opcodes.ATHROW -> stack.leave();
      default -> fixed(opcode);
    }
  }

  @Override
  public void visitIntInsn(int opcode, int operand) {
    super.visitIntInsn(opcode, operand);
    fixed(opcode);
  }

  @Override
  public void visitVarInsn(int opcode, int slot) {
    super.visitVarInsn(opcode, slot);
    switch (opcode) {
      case Opcodes.ALOAD -> stack.load(slot);
      case Opcodes.ASTORE -> stack.store(slot);
      case Opcodes.ISTORE, Opcodes.FSTORE -> {
        fixed(opcode);
        stack.overwrite(slot);
      }
      case Opcodes.LSTORE, Opcodes.DSTORE -> {
        fixed(opcode);
        stack.overwrite(slot);
        stack.overwrite(slot + 1);
      }
      case Opcodes.RET -> stack.leave();
      default -> fixed(opcode);
    }
  }

  @Override
  public void visitTypeInsn(int opcode, String type) {
    super.visitTypeInsn(opcode, type);
    if (opcode == Opcodes.NEW) {
      made++;
      stack.push(last == null ? new Label() : last);
      last = null;
    } else {
      fixed(opcode);
    }
  }

  @Override
  public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
    super.visitFieldInsn(opcode, owner, name, descriptor);
    int size = Type.getType(descriptor).getSize();
    switch (opcode) {
      case Opcodes.GETSTATIC -> stack.replace(0, size);
      case Opcodes.PUTSTATIC -> stack.replace(size, 0);
      case Opcodes.GETFIELD -> stack.replace(1, size);
      default -> stack.replace(1 + size, 0);
    }
  }

  @Override
  public void visitMethodInsn(
      int opcode, String owner, String name, String descriptor, boolean isInterface) {
    super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
    if (opcode == Opcodes.INVOKESPECIAL && name.equals("<init>")) {
      boolean ofThis = initializesThis(descriptor);
      made -= made > 0 && !ofThis ? 1 : 0;
      stack.replace((Type.getArgumentsAndReturnSizes(descriptor) >> 2) - 1, 0);
      stack.initialize(ofThis);
    } else {
      call(descriptor, opcode == Opcodes.INVOKESTATIC);
    }
  }

  @Override
  public void visitInvokeDynamicInsn(
      String name, String descriptor, Handle bootstrap, Object... arguments) {
    super.visitInvokeDynamicInsn(name, descriptor, bootstrap, arguments);
    call(descriptor, true);
  }

  @Override
  public void visitJumpInsn(int opcode, Label label) {
    super.visitJumpInsn(opcode, label);
    fixed(opcode);
    stack.jump(label);
    if (opcode == Opcodes.GOTO) {
      stack.leave();
    } else if (opcode == Opcodes.JSR) {
      // The subroutine has taken the return address when it comes back.
      stack.pop();
    }
  }

  @Override
  public void visitLdcInsn(Object value) {
    super.visitLdcInsn(value);
    boolean wide = value instanceof Long || value instanceof Double;
    stack.replace(0, wide || value instanceof ConstantDynamic named && named.getSize() == 2 ? 2 : 1);
  }

  @Override
  public void visitTableSwitchInsn(int min, int max, Label otherwise, Label... labels) {
    super.visitTableSwitchInsn(min, max, otherwise, labels);
    choose(otherwise, labels);
  }

  @Override
  public void visitLookupSwitchInsn(Label otherwise, int[] keys, Label[] labels) {
    super.visitLookupSwitchInsn(otherwise, keys, labels);
    choose(otherwise, labels);
  }

  @Override
  public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
    super.visitMultiANewArrayInsn(descriptor, dimensions);
    stack.replace(dimensions, 1);
  }

  private void choose(Label otherwise, Label[] labels) {
    stack.replace(1, 0);
    stack.jump(otherwise);
    for (Label label : labels) {
      stack.jump(label);
    }
    stack.leave();
  }

  /** What an instruction of fixed effect takes is never uninitialised if it leaves a word in its place. */
  private void fixed(int opcode) {
    int deeper = DEPTHS.charAt(opcode) - '4';
    stack.replace(Math.max(-deeper, 0), Math.max(deeper, 0));
  }

  private void call(String descriptor, boolean isStatic) {
    int sizes = Type.getArgumentsAndReturnSizes(descriptor);
    stack.replace((sizes >> 2) - (isStatic ? 1 : 0), sizes & 3);
  }
}
