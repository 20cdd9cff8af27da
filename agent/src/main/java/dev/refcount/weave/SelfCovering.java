package dev.refcount.weave;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;

/**
 * Keeps what is woven in out of the range of a handler that covers itself.
 *
 * <p>javac has the first store of each {@code finally} and the end of each {@code synchronized} block covered by
 * that very block. Nothing in there throws; a hook behind the store might, as C1 sees it, and then C1 refuses the
 * whole method ("exception handler covers itself", c1_GraphBuilder.cpp), which is interpreted until C2 comes to it:
 * for a minute in a program that has much to compile. So such a range is passed on in pieces between the hooks.
 */
final class SelfCovering {
  private final MethodCode code;
  private final Scopes scopes;
  private final MonitorExits monitorExits;
  private final Map<Integer, List<Label>> starts = new HashMap<>();
  private final Map<Integer, List<Label>> ends = new HashMap<>();
  private int ranges;

  SelfCovering(MethodCode code, Scopes scopes, MonitorExits monitorExits) {
    this.code = code;
    this.scopes = scopes;
    this.monitorExits = monitorExits;
  }

  /** Passes on the next range of the method, in the order of {@link MethodCode#handlers}. */
  void visitRange(MethodVisitor out, Label start, Label end, Label handler, String type) {
    MethodCode.Handler range = code.handlers.get(ranges++);
    int target = range.target();
    if (target < range.start() || target >= range.end()) {
      out.visitTryCatchBlock(start, end, handler, type);
      return;
    }
    if (range.start() < target) {
      out.visitTryCatchBlock(start, handler, handler, type);
    }
    int from = target;
    for (int next = target + 1; next <= range.end(); next++) {
      if (next == range.end() || isWovenInBefore(next)) {
        out.visitTryCatchBlock(placed(starts, from), placed(ends, next - 1), handler, type);
        from = next;
      }
    }
  }

  /** Between the instruction and the one before. */
  private boolean isWovenInBefore(int instruction) {
    if (monitorExits.haveWait(instruction)) {
      return !monitorExits.haveWait(instruction - 1) && scopes.isHookedStore(instruction - 1);
    }
    return monitorExits.firstFor(instruction) < instruction
        || scopes.isHookedStore(instruction - 1)
        || scopes.letsGoBefore(instruction, 0) >= 0;
  }

  private static Label placed(Map<Integer, List<Label>> where, int instruction) {
    Label label = new Label();
    // No lambda, here and below: each would cost every start a millisecond.
    List<Label> labels = where.get(instruction);
    if (labels == null) {
      labels = new ArrayList<>();
      where.put(instruction, labels);
    }
    labels.add(label);
    return label;
  }

  /** Directly before an instruction of the method's own, behind what was woven in there. */
  void before(MethodVisitor out, int instruction) {
    visit(starts, out, instruction);
  }

  /** Directly behind it. */
  void behind(MethodVisitor out, int instruction) {
    visit(ends, out, instruction);
  }

  private static void visit(Map<Integer, List<Label>> where, MethodVisitor out, int instruction) {
    // Hardly a method has any.
    if (!where.isEmpty()) {
      for (Label label : where.getOrDefault(instruction, List.of())) {
        out.visitLabel(label);
      }
    }
  }
}
