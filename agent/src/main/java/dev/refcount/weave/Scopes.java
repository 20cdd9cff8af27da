package dev.refcount.weave;

import java.util.Arrays;
import java.util.BitSet;
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
  private final BitSet hookedStores = new BitSet();

  private final Rows used;
  private final Rows live;
  private final Rows held;

  Scopes(MethodCode code, StaticTypes types) {
    this.code = code;
    this.types = types;
    this.shadows = new int[code.maxLocals + 1];
    this.shadowCount = findShadows();
    this.used = new Rows(code.count(), shadowCount);
    this.live = new Rows(code.count() + 1, shadowCount);
    this.held = new Rows(code.count() + 1, shadowCount);
    if (shadowCount > 0) {
      findUsed();
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
    return hookedStores.get(instruction);
  }

  /** Whether a parameter's scope begins at all: a compiler-made one may never be read. */
  boolean parameterIsLive(int shadow) {
    return live.get(0, shadow);
  }

  /**
   * The first shadow from the given one on that may hold something which is out of scope at this instruction, or with
   * it, as the frame is left; -1 if there is none. No handler may cover the call of super() itself (HotSpot wants this
   * both initialised and not in its frame), so while that runs nothing is held that an exception could leave behind.
   */
  int letsGoBefore(int instruction, int from) {
    boolean leaves = code.callsSuper(instruction) || code.kind(instruction) == MethodCode.RETURN;
    long unseen = -1L << from;
    for (int word = from >>> 6; word < held.words; word++) {
      long found = leaves ? held.word(instruction, word) : dropped(instruction, word);
      if ((found & unseen) != 0) {
        return (word << 6) + Long.numberOfTrailingZeros(found & unseen);
      }
      unseen = -1;
    }
    return -1;
  }

  /** Whether the shadow may hold something when this instruction runs. */
  boolean holdsAt(int instruction, int shadow) {
    return held.get(instruction, shadow) && (dropped(instruction, shadow >>> 6) >>> shadow & 1) == 0;
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
      if (code.kind(i) == MethodCode.REFERENCE_STORE) {
        MethodCode.Variable variable = code.storedTo(i);
        if (variable == null || variable.isWrong() || types.mayHold(variable.descriptor())) {
          hookedStores.set(i);
          if (shadows[code.slot(i)] < 0) {
            shadows[code.slot(i)] = n++;
          }
        }
      }
    }
    return n;
  }

  /** What may hold something before this instruction and is out of scope at it, or overwritten by it. */
  private long dropped(int instruction, int word) {
    long gone = ~live.word(instruction, word);
    if (!hookedStores.get(instruction)) {
      gone |= written(instruction, word);
    }
    return held.word(instruction, word) & gone;
  }

  /** What the instruction stores to. */
  private long written(int instruction, int word) {
    int kind = code.kind(instruction);
    if (kind == MethodCode.STORE || kind == MethodCode.REFERENCE_STORE) {
      return bit(shadow(code.slot(instruction)), word);
    }
    if (kind == MethodCode.WIDE_STORE) {
      int slot = code.slot(instruction);
      return bit(shadow(slot), word) | bit(shadow(slot + 1), word);
    }
    return 0;
  }

  private static long bit(int shadow, int word) {
    return shadow >>> 6 == word ? 1L << shadow : 0;
  }

  private void findUsed() {
    if (!code.isNamed) {
      for (int i = 0; i < code.count(); i++) {
        used.setAll(i);
      }
      return;
    }
    for (int i = 0; i < code.count(); i++) {
      if (code.kind(i) == MethodCode.LOAD) {
        used.set(i, shadow(code.slot(i)));
      }
    }
    for (MethodCode.Variable variable : code.variables) {
      use(shadow(variable.slot()), variable.start(), variable.end());
    }
    // Parameters that the compiler added are in scope for the whole method, as named ones are.
    for (int slot = 0; slot < code.parameterSlots(); slot++) {
      if (code.variable(slot, 0) == null) {
        use(shadow(slot), 0, code.count());
      }
    }
  }

  private void use(int shadow, int start, int end) {
    for (int i = start; i < end; i++) {
      used.set(i, shadow);
    }
  }

  private void findLive() {
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int i = code.count() - 1; i >= 0; i--) {
        for (int word = 0; word < live.words; word++) {
          long behind = code.fallsThrough(i) ? live.word(i + 1, word) : 0;
          int[] targets = code.targets(i);
          for (int t = 0; targets != null && t < targets.length; t++) {
            behind |= live.word(targets[t], word);
          }
          long before = behind & ~written(i, word) | used.word(i, word);
          for (MethodCode.Handler handler : code.handlers) {
            if (handler.covers(i)) {
              before |= live.word(handler.target(), word);
            }
          }
          changed |= live.add(i, word, before);
        }
      }
    }
  }

  private void findHeld() {
    int slot = code.isStatic ? 0 : 1;
    for (Type parameter : Type.getArgumentTypes(code.descriptor)) {
      if (types.mayHold(parameter.getDescriptor()) && parameterIsLive(shadows[slot])) {
        held.set(0, shadows[slot]);
      }
      slot += parameter.getSize();
    }
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int i = 0; i < code.count(); i++) {
        for (int word = 0; word < held.words; word++) {
          long kept = held.word(i, word) & ~dropped(i, word);
          long stored = hookedStores.get(i) ? written(i, word) : 0;
          changed |= toNext(i, word, kept | stored);
        }
      }
    }
  }

  /** An exception may be thrown before the instruction stores, or behind that, by a hook that finds no stack. */
  private boolean toNext(int instruction, int word, long bits) {
    boolean changed = false;
    for (MethodCode.Handler handler : code.handlers) {
      if (handler.covers(instruction)) {
        changed |= held.add(handler.target(), word, bits);
      }
    }
    if (code.fallsThrough(instruction)) {
      changed |= held.add(instruction + 1, word, bits);
    }
    int[] targets = code.targets(instruction);
    for (int t = 0; targets != null && t < targets.length; t++) {
      changed |= held.add(targets[t], word, bits);
    }
    return changed;
  }
}
