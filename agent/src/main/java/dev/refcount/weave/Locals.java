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
  private final MonitorExits monitorExits;
  private final SelfCovering selfCovering;
  private final Shadows shadows;
  private final WaysOut ways;
  /** Null if each return drops what is held for itself. */
  private final Uninitialized operands;
  private final MethodTail tail;
  /** Where the range begins that the next handler of last resort is to cover. */
  private Label start = new Label();
  /** Whether {@code this} has not been initialised in it. */
  private boolean isBeforeSuper;
  /** Labels since the last instruction. */
  private final List<Label> labels = new ArrayList<>();
  /** A frame names an object without a constructor by the label of its NEW: where that stands now. */
  private final Map<Label, Label> moved = new HashMap<>();

  /** @param oneExit whether the returns drop what is held in one place, not each for itself */
  Locals(
      MethodVisitor next, MethodTail tail, MethodCode code, Scopes scopes, Woven woven, boolean oneExit) {
    super(oneExit ? new Uninitialized(next, code.name.equals("<init>")) : next);
    this.operands = oneExit ? (Uninitialized) mv : null;
    this.shadows = new Shadows(mv, code.maxLocals, scopes.shadowCount(), woven);
    this.ways = new WaysOut(mv, code, shadows, woven.mayHaveFrames());
    this.code = code;
    this.scopes = scopes;
    this.woven = woven;
    this.types = new StoredTypes(code);
    this.monitorExits = new MonitorExits(code);
    this.selfCovering = new SelfCovering(code, scopes, monitorExits);
    this.tail = tail;
    this.isBeforeSuper = code.isBeforeSuper(0);
  }

  @Override
  public void visitCode() {
    super.visitCode();
    shadows.begin();
    mv.visitLabel(start);
    woven.line(code.firstLine);
    int slot = code.isStatic ? 0 : 1;
    for (Type parameter : Type.getArgumentTypes(code.descriptor)) {
      int shadow = scopes.shadow(slot);
      if (woven.staticTypes().mayHold(parameter.getDescriptor()) && scopes.parameterIsLive(shadow)) {
        MethodCode.Variable named = code.variable(slot, 0);
        shadows.stored(shadow, slot, named == null ? Place.PARAMETER : named.name(), StoredTypes.staticType(parameter));
      }
      slot += parameter.getSize();
    }
  }

  @Override
  void before(int instruction) {
    if (code.isBeforeSuper(instruction) != isBeforeSuper) {
      Label here = new Label();
      mv.visitLabel(here);
      covered(here, here);
    }
    boolean wovenIn = false;
    if (!monitorExits.haveWait(instruction)) {
      for (int waited = monitorExits.firstFor(instruction); waited < instruction; waited++) {
        wovenIn |= letsGo(waited) | takes(waited);
      }
      wovenIn |= letsGo(instruction);
    }
    if (wovenIn && !labels.isEmpty()) {
      Label here = new Label();
      mv.visitLabel(here);
      for (Label label : labels) {
        moved.put(label, here);
      }
    }
    labels.clear();
    if (code.callsSuper(instruction)) {
      Label beforeSuper = new Label();
      Label afterSuper = new Label();
      mv.visitLabel(beforeSuper);
      covered(beforeSuper, afterSuper);
      tail.afterSuper(afterSuper);
    }
    selfCovering.before(mv, instruction);
  }

  /** What the instruction finds out of scope, or is to overwrite. */
  private boolean letsGo(int instruction) {
    int first = leavesByExit(instruction) ? -1 : scopes.letsGoBefore(instruction, 0);
    for (int shadow = first; shadow >= 0; shadow = scopes.letsGoBefore(instruction, shadow + 1)) {
      shadows.drop(shadow);
    }
    return first >= 0;
  }

  /** What the instruction has stored. */
  private boolean takes(int instruction) {
    if (!scopes.isHookedStore(instruction)) {
      return false;
    }
    int slot = code.slot(instruction);
    MethodCode.Variable named = code.storedTo(instruction);
    String name = named == null ? Place.VARIABLE : named.name();
    shadows.stored(scopes.shadow(slot), slot, name, types.stored(instruction));
    return true;
  }

  /** Ends a range; the next, of the other kind, begins at another label. */
  private void covered(Label to, Label next) {
    ways.byException(start, to, isBeforeSuper);
    start = next;
    isBeforeSuper = !isBeforeSuper;
  }

  /** Kotlin returns from the midst of an expression: what lies below would have to be taken from the stack. */
  private boolean leavesByExit(int instruction) {
    return operands != null
        && code.kind(instruction) == MethodCode.RETURN
        && operands.areAsMany(Type.getReturnType(code.descriptor).getSize())
        && scopes.letsGoBefore(instruction, 0) >= 0;
  }

  @Override
  void pass(int instruction, int opcode) {
    if (leavesByExit(instruction)) {
      ways.toExit(opcode);
    } else {
      super.pass(instruction, opcode);
    }
  }

  @Override
  void after(int instruction) {
    selfCovering.behind(mv, instruction);
    if (code.callsSuper(instruction)) {
      for (int shadow = 0; shadow < scopes.shadowCount(); shadow++) {
        if (scopes.holdsAt(instruction + 1, shadow) && code.isReadable(scopes.slot(shadow), instruction)) {
          takeUp(shadow, instruction + 1);
        }
      }
    }
    if (!monitorExits.haveWait(instruction)) {
      takes(instruction);
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
    if (ways.hasExit()) {
      // It is of no line, but of all that return.
      woven.line(-1);
      ways.exit();
    }
    Label end = new Label();
    mv.visitLabel(end);
    covered(end, null);
    ways.byException();
    mv.visitMaxs(Math.max(maxStack, 1), maxLocals + scopes.shadowCount());
  }

  /** Holds again, after super(), what was dropped before it. */
  private void takeUp(int shadow, int instruction) {
    int slot = scopes.slot(shadow);
    MethodCode.Variable named = code.variable(slot, instruction);
    String unnamed = slot < code.parameterSlots() ? Place.PARAMETER : Place.VARIABLE;
    shadows.stored(shadow, slot, named == null ? unnamed : named.name(), types.read(slot));
  }

  private static int fill(Object[] types, int from, int length, Object type) {
    Arrays.fill(types, from, from + length, type);
    return length;
  }
}
