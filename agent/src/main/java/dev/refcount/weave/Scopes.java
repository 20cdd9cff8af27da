package dev.refcount.weave;

import java.util.Arrays;
import net.bytebuddy.jar.asm.Type;

/**
 * Where the shadow of a local variable begins to hold and where it must be dropped.
 *
 * <p>A variable with a name is in scope in its ranges of the LocalVariableTable; one that the compiler
 * made itself, until it is read for the last time; in a class without debug information every slot
 * until it is overwritten or the frame is left. All three are one backward liveness analysis with
 * different uses. A variable that is out of scope between two of its ranges without a store (a value
 * that is assigned in one branch and in scope again after the join) stays live, as its slot does. A
 * forward pass then finds which shadows may hold something, so that only these are dropped.
 */
final class Scopes {
  private final MethodCode code;
  private final StaticTypes types;
  /** Shadow number by slot, -1 for none. */
  private final int[] shadows;
  private final int shadowCount;
  private final int words;
  /** Parameters that the compiler added: in scope for the whole method, as named ones are. */
  private final long[] unnamedParameters;

  private final long[] live;
  private final long[] held;

  Scopes(MethodCode code, StaticTypes types) {
    this.code = code;
    this.types = types;
    this.shadows = new int[code.maxLocals + 1];
    this.shadowCount = findShadows();
    this.words = (shadowCount + 63) >>> 6;
    this.unnamedParameters = new long[words];
    this.live = new long[words * (code.count() + 1)];
    this.held = new long[words * (code.count() + 1)];
    if (shadowCount > 0) {
      for (int slot = 0; slot < code.parameterSlots(); slot++) {
        if (shadows[slot] >= 0 && code.variable(slot, 0) == null) {
          set(unnamedParameters, shadows[slot]);
        }
      }
      findLive();
      findHeld();
    }
  }

  int shadowCount() {
    return shadowCount;
  }

  /** The shadow number of a slot, or -1. */
  int shadow(int slot) {
    return slot < shadows.length ? shadows[slot] : -1;
  }

  int slot(int shadow) {
    for (int slot = 0; ; slot++) {
      if (shadows[slot] == shadow) {
        return slot;
      }
    }
  }

  boolean isHookedStore(int instruction) {
    if (code.kind(instruction) != MethodCode.REFERENCE_STORE) {
      return false;
    }
    MethodCode.Variable variable = code.storedTo(instruction);
    return variable == null || types.mayHold(variable.descriptor());
  }

  /** Whether a parameter's scope begins at all: a compiler-made one may never be read. */
  boolean parameterIsLive(int shadow) {
    return get(live, 0, shadow);
  }

  /** Whether the shadow may hold something that is out of scope at this instruction. */
  boolean dropsBefore(int instruction, int shadow) {
    if (!get(held, instruction, shadow)) {
      return false;
    }
    return !get(live, instruction, shadow) || overwrites(instruction, shadow);
  }

  /**
   * The same, or that the frame is left. No handler may cover the call of super() itself (HotSpot wants this both
   * initialised and not in its frame), so while that runs nothing is held that an exception could leave behind.
   */
  boolean letsGoBefore(int instruction, int shadow) {
    boolean leaves = instruction == code.superCall || code.kind(instruction) == MethodCode.RETURN;
    return dropsBefore(instruction, shadow) || (leaves && holdsAt(instruction, shadow));
  }

  /** Whether the shadow may hold something when this instruction runs. */
  boolean holdsAt(int instruction, int shadow) {
    return get(held, instruction, shadow) && !dropsBefore(instruction, shadow);
  }

  private int findShadows() {
    Arrays.fill(shadows, -1);
    int n = 0;
    int slot = code.isStatic ? 0 : 1;
    for (Type parameter : Type.getArgumentTypes(code.descriptor)) {
      if (types.mayHold(parameter.getDescriptor())) {
        shadows[slot] = n++;
      }
      slot += parameter.getSize();
    }
    for (int i = 0; i < code.count(); i++) {
      if (isHookedStore(i) && shadows[code.slot(i)] < 0) {
        shadows[code.slot(i)] = n++;
      }
    }
    return n;
  }

  private boolean overwrites(int instruction, int shadow) {
    int kind = code.kind(instruction);
    int slot = code.slot(instruction);
    return switch (kind) {
      case MethodCode.STORE -> shadows[slot] == shadow;
      case MethodCode.WIDE_STORE -> shadows[slot] == shadow || shadow(slot + 1) == shadow;
      case MethodCode.REFERENCE_STORE -> shadows[slot] == shadow && !isHookedStore(instruction);
      default -> false;
    };
  }

  private void findLive() {
    boolean changed = true;
    long[] row = new long[words];
    while (changed) {
      changed = false;
      for (int i = code.count() - 1; i >= 0; i--) {
        Arrays.fill(row, 0);
        if (code.fallsThrough(i)) {
          or(row, live, i + 1);
        }
        int[] targets = code.targets(i);
        if (targets != null) {
          for (int target : targets) {
            or(row, live, target);
          }
        }
        kill(row, i);
        for (MethodCode.Handler handler : code.handlers) {
          if (handler.start() <= i && i < handler.end()) {
            or(row, live, handler.target());
          }
        }
        use(row, i);
        changed |= or(live, i, row);
      }
    }
  }

  private void kill(long[] row, int instruction) {
    int kind = code.kind(instruction);
    if (kind == MethodCode.STORE
        || kind == MethodCode.REFERENCE_STORE
        || kind == MethodCode.WIDE_STORE) {
      clear(row, shadow(code.slot(instruction)));
      if (kind == MethodCode.WIDE_STORE) {
        clear(row, shadow(code.slot(instruction) + 1));
      }
    }
  }

  private void use(long[] row, int instruction) {
    if (!code.isNamed) {
      Arrays.fill(row, -1L);
      return;
    }
    if (code.kind(instruction) == MethodCode.LOAD) {
      set(row, shadow(code.slot(instruction)));
    }
    or(row, unnamedParameters, 0);
    for (MethodCode.Variable variable : code.variables) {
      if (variable.start() <= instruction && instruction < variable.end()) {
        set(row, shadow(variable.slot()));
      }
    }
  }

  private void findHeld() {
    int slot = code.isStatic ? 0 : 1;
    for (Type parameter : Type.getArgumentTypes(code.descriptor)) {
      if (types.mayHold(parameter.getDescriptor()) && parameterIsLive(shadows[slot])) {
        held[shadows[slot] >>> 6] |= 1L << shadows[slot];
      }
      slot += parameter.getSize();
    }
    boolean changed = true;
    long[] row = new long[words];
    while (changed) {
      changed = false;
      for (int i = 0; i < code.count(); i++) {
        Arrays.fill(row, 0);
        or(row, held, i);
        for (int shadow = 0; shadow < shadowCount; shadow++) {
          if (dropsBefore(i, shadow)) {
            clear(row, shadow);
          }
        }
        changed |= toHandlers(row, i);
        if (isHookedStore(i)) {
          set(row, shadows[code.slot(i)]);
          changed |= toHandlers(row, i);
        }
        if (code.fallsThrough(i)) {
          changed |= or(held, i + 1, row);
        }
        int[] targets = code.targets(i);
        if (targets != null) {
          for (int target : targets) {
            changed |= or(held, target, row);
          }
        }
      }
    }
  }

  private boolean toHandlers(long[] row, int instruction) {
    boolean changed = false;
    for (MethodCode.Handler handler : code.handlers) {
      if (handler.start() <= instruction && instruction < handler.end()) {
        changed |= or(held, handler.target(), row);
      }
    }
    return changed;
  }

  private boolean get(long[] rows, int row, int bit) {
    return (rows[row * words + (bit >>> 6)] >>> bit & 1) != 0;
  }

  private static void set(long[] row, int bit) {
    if (bit >= 0) {
      row[bit >>> 6] |= 1L << bit;
    }
  }

  private static void clear(long[] row, int bit) {
    if (bit >= 0) {
      row[bit >>> 6] &= ~(1L << bit);
    }
  }

  private void or(long[] row, long[] rows, int from) {
    for (int i = 0; i < words; i++) {
      row[i] |= rows[from * words + i];
    }
  }

  private boolean or(long[] rows, int to, long[] row) {
    boolean changed = false;
    for (int i = 0; i < words; i++) {
      long before = rows[to * words + i];
      rows[to * words + i] = before | row[i];
      changed |= rows[to * words + i] != before;
    }
    return changed;
  }
}
