package dev.refcount.weave;

import dev.refcount.boot.Place;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/**
 * Shadows local variables and parameters: for each that may refer to a tagged object, a variable of
 * type {@code Node} above the method's own.
 *
 * <p>Every shadow is null from the entry on, so that each frame can name it, and null again once it is
 * dropped, so that whatever way the frame is left drops the rest exactly once. It holds the node, never
 * the object, which therefore lives no longer. Stands first in the chain: it counts the method's own
 * instructions in step with {@link CodeReader}.
 */
final class Locals extends InstructionCounter {
  private final MethodCode code;
  private final Scopes scopes;
  private final Woven woven;
  private final StoredTypes types;
  private final SelfCovering selfCovering;
  private final Label start = new Label();
  private final Label beforeSuper = new Label();
  private final Label afterSuper = new Label();
  private final Label end = new Label();
  /** By shadow: the variable stored last, and the site of its last drop with the line of that. */
  private final String[] names;

  private final int[] dropSites;
  private final int[] dropLines;

  /** Labels since the last instruction. */
  private final List<Label> labels = new ArrayList<>();
  /** A frame names an object without a constructor by the label of its NEW: where that stands now. */
  private final Map<Label, Label> moved = new HashMap<>();

  Locals(MethodVisitor next, MethodTail tail, MethodCode code, Scopes scopes, Woven woven) {
    super(next);
    this.code = code;
    this.scopes = scopes;
    this.woven = woven;
    this.types = new StoredTypes(code);
    this.selfCovering = new SelfCovering(code, scopes);
    this.names = new String[scopes.shadowCount()];
    Arrays.fill(names, Place.VARIABLE);
    this.dropSites = new int[names.length];
    this.dropLines = new int[names.length];
    if (code.superCall >= 0) {
      tail.afterSuper(afterSuper);
    }
  }

  @Override
  public void visitCode() {
    super.visitCode();
    woven.needs(4);
    for (int shadow = 0; shadow < scopes.shadowCount(); shadow++) {
      mv.visitInsn(Opcodes.ACONST_NULL); // null
      mv.visitVarInsn(Opcodes.ASTORE, variable(shadow)); //
    }
    mv.visitLabel(start);
    woven.line(code.firstLine);
    int slot = code.isStatic ? 0 : 1;
    for (Type parameter : Type.getArgumentTypes(code.descriptor)) {
      int shadow = scopes.shadow(slot);
      if (woven.staticTypes().mayHold(parameter.getDescriptor()) && scopes.parameterIsLive(shadow)) {
        MethodCode.Variable named = code.variable(slot, 0);
        stored(shadow, slot, named == null ? Place.PARAMETER : named.name(), StoredTypes.staticType(parameter));
      }
      slot += parameter.getSize();
    }
  }

  @Override
  void before(int instruction) {
    boolean dropped = false;
    for (int next = scopes.letsGoBefore(instruction, 0); next >= 0; next = scopes.letsGoBefore(instruction, next + 1)) {
      drop(next);
      dropped = true;
    }
    if (dropped && !labels.isEmpty()) {
      Label here = new Label();
      mv.visitLabel(here);
      for (Label label : labels) {
        moved.put(label, here);
      }
    }
    labels.clear();
    if (instruction == code.superCall) {
      mv.visitLabel(beforeSuper);
    }
    selfCovering.before(mv, instruction);
  }

  @Override
  void after(int instruction) {
    selfCovering.behind(mv, instruction);
    if (instruction == code.superCall) {
      for (int shadow = 0; shadow < scopes.shadowCount(); shadow++) {
        if (scopes.holdsAt(instruction + 1, shadow) && code.readable.get(scopes.slot(shadow))) {
          takeUp(shadow, instruction + 1);
        }
      }
    }
    if (scopes.isHookedStore(instruction)) {
      int slot = code.slot(instruction);
      MethodCode.Variable named = code.storedTo(instruction);
      stored(
          scopes.shadow(slot),
          slot,
          named == null ? Place.VARIABLE : named.name(),
          types.stored(instruction));
    }
  }

  @Override
  public void visitTryCatchBlock(Label from, Label to, Label handler, String type) {
    selfCovering.visitRange(mv, from, to, handler, type);
  }

  @Override
  public void visitLabel(Label label) {
    labels.add(label);
    super.visitLabel(label);
  }

  @Override
  public void visitFrame(int type, int locals, Object[] local, int stacks, Object[] stack) {
    Object[] extended = new Object[code.maxLocals + scopes.shadowCount()];
    int n = 0;
    int size = 0;
    for (int i = 0; i < locals; i++) {
      extended[n++] = moved(local[i]);
      size += local[i] == Opcodes.LONG || local[i] == Opcodes.DOUBLE ? 2 : 1;
    }
    n += fill(extended, n, code.maxLocals - size, Opcodes.TOP);
    n += fill(extended, n, scopes.shadowCount(), Hook.NODE);
    Object[] operands = new Object[stacks];
    for (int i = 0; i < stacks; i++) {
      operands[i] = moved(stack[i]);
    }
    mv.visitFrame(Opcodes.F_NEW, n, extended, stacks, operands);
  }

  private Object moved(Object stated) {
    Label label = moved.get(stated);
    return label == null ? stated : label;
  }

  @Override
  public void visitMaxs(int maxStack, int maxLocals) {
    mv.visitLabel(end);
    if (code.superCall < 0) {
      leaveByException(start, end, false);
    } else {
      leaveByException(start, beforeSuper, true);
      leaveByException(afterSuper, end, false);
    }
    mv.visitMaxs(Math.max(maxStack, 1), maxLocals + scopes.shadowCount());
  }

  /** A handler of last resort: drops every shadow, and throws on. */
  private void leaveByException(Label from, Label to, boolean thisIsUninitialized) {
    Label handler = new Label();
    mv.visitTryCatchBlock(from, to, handler, null);
    mv.visitLabel(handler);
    Object[] locals = new Object[code.maxLocals + scopes.shadowCount()];
    fill(locals, 0, code.maxLocals, Opcodes.TOP);
    fill(locals, code.maxLocals, scopes.shadowCount(), Hook.NODE);
    if (thisIsUninitialized) {
      // Or the verifier refuses a handler around super() (JVMS 4.10.1.6, flagThisUninit).
      locals[0] = Opcodes.UNINITIALIZED_THIS;
    }
    Label dropping = new Label();
    Label dropped = new Label();
    thrownFrame(locals); // thrown
    mv.visitLabel(dropping);
    for (int shadow = 0; shadow < scopes.shadowCount(); shadow++) {
      drop(shadow);
    }
    mv.visitLabel(dropped);
    mv.visitInsn(Opcodes.ATHROW);
    dropWithoutCall(dropping, dropped, locals);
  }

  /** Where not even a hook fits on the stack any more: notes in each node what is to be dropped. */
  private void dropWithoutCall(Label from, Label to, Object[] locals) {
    Label brink = new Label();
    mv.visitTryCatchBlock(from, to, brink, "java/lang/StackOverflowError");
    mv.visitLabel(brink);
    thrownFrame(locals); // thrown
    for (int shadow = 0; shadow < scopes.shadowCount(); shadow++) {
      Label next = new Label();
      mv.visitVarInsn(Opcodes.ALOAD, variable(shadow)); // thrown, node
      mv.visitJumpInsn(Opcodes.IFNULL, next); // thrown
      mv.visitVarInsn(Opcodes.ALOAD, variable(shadow)); // thrown, node
      mv.visitInsn(Opcodes.DUP); // thrown, node, node
      mv.visitFieldInsn(Opcodes.GETFIELD, Hook.NODE, "late", "C"); // thrown, node, late
      mv.visitInsn(Opcodes.ICONST_1); // thrown, node, late, 1
      mv.visitInsn(Opcodes.IADD); // thrown, node, late + 1
      mv.visitInsn(Opcodes.I2C); // thrown, node, late + 1
      mv.visitFieldInsn(Opcodes.PUTFIELD, Hook.NODE, "late", "C"); // thrown
      mv.visitLabel(next);
      thrownFrame(locals); // thrown
    }
    mv.visitInsn(Opcodes.ICONST_1); // thrown, true
    mv.visitFieldInsn(Opcodes.PUTSTATIC, Hook.BOOT + "Hooks", "someLate", "Z"); // thrown
    mv.visitInsn(Opcodes.ATHROW);
  }

  private void thrownFrame(Object[] locals) {
    mv.visitFrame(
        Opcodes.F_NEW, locals.length, locals, 1, new Object[] {"java/lang/Throwable"});
  }

  /** Holds again, after super(), what was dropped before it. */
  private void takeUp(int shadow, int instruction) {
    int slot = scopes.slot(shadow);
    MethodCode.Variable named = code.variable(slot, instruction);
    String unnamed = slot < code.parameterSlots() ? Place.PARAMETER : Place.VARIABLE;
    stored(shadow, slot, named == null ? unnamed : named.name(), types.read(slot));
  }

  private void stored(int shadow, int slot, String name, String staticType) {
    names[shadow] = name;
    dropSites[shadow] = 0;
    mv.visitVarInsn(Opcodes.ALOAD, variable(shadow)); // node
    mv.visitVarInsn(Opcodes.ALOAD, slot); // node, value
    Hook.push(mv, woven.site(name)); // node, value, site
    Hook.LOCAL.call(mv, woven.hooks(staticType)); // node
    mv.visitVarInsn(Opcodes.ASTORE, variable(shadow)); //
  }

  private void drop(int shadow) {
    mv.visitVarInsn(Opcodes.ALOAD, variable(shadow)); // node
    Hook.push(mv, dropSite(shadow)); // node, site
    Hook.DROP.call(mv); //
    // Behind the call: where there was no stack for it, the shadow still says what is counted.
    mv.visitInsn(Opcodes.ACONST_NULL); // null
    mv.visitVarInsn(Opcodes.ASTORE, variable(shadow)); //
  }

  /** One for each variable and line, however many ways lead out of its scope there. */
  private int dropSite(int shadow) {
    if (dropLines[shadow] != woven.line() || dropSites[shadow] == 0) {
      dropLines[shadow] = woven.line();
      dropSites[shadow] = woven.site(names[shadow]);
    }
    return dropSites[shadow];
  }

  private int variable(int shadow) {
    return code.maxLocals + shadow;
  }

  private static int fill(Object[] types, int from, int length, Object type) {
    Arrays.fill(types, from, from + length, type);
    return length;
  }
}
