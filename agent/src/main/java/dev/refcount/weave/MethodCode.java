package dev.refcount.weave;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.bytebuddy.jar.asm.Type;

/**
 * What the scopes of a method's local variables depend on, by instruction number: stores and loads of
 * variables, jumps, handlers and the LocalVariableTable.
 */
final class MethodCode {
  static final int PLAIN = 0;
  static final int STORE = 1;
  static final int WIDE_STORE = 2;
  static final int LOAD = 3;
  static final int RETURN = 4;
  static final int THROW = 5;
  static final int GOTO = 6;
  static final int BRANCH = 7;
  static final int SWITCH = 8;
  /** A reference store: {@code ASTORE}. */
  static final int REFERENCE_STORE = 9;
  /** {@code MONITOREXIT}. */
  static final int RELEASE = 10;

  /** A protected range [start, end) and its handler, by instruction number. */
  record Handler(int start, int end, int target) {
    boolean covers(int instruction) {
      return start <= instruction && instruction < end;
    }
  }

  /** A variable of the LocalVariableTable in its range [start, end), by instruction number. */
  record Variable(String name, String descriptor, int start, int end, int slot) {
    /** Whether the table is wrong, as obfuscators make it, if a reference is stored to this. */
    boolean isWrong() {
      return descriptor.length() == 1;
    }
  }

  final String name;
  final String descriptor;
  final boolean isStatic;
  /** Whether the class file has the names of variables: then one without is the compiler's. */
  final boolean isNamed;
  final List<Handler> handlers = new ArrayList<>();
  final List<Variable> variables = new ArrayList<>();
  int maxLocals;
  /** Has {@code JSR} or {@code RET}, no super() or this(), or another variable 0 before it. */
  boolean unfollowable;
  /** Whether an {@code ASTORE} may take an object that no constructor has run for, as {@link Spills} finds out. */
  boolean maySpill;
  int firstLine = -1;

  private byte[] kinds = new byte[64];
  private int[] slots = new int[64];
  private int[][] targets = new int[64][];
  private int count;
  /** Slots that take an object which no constructor has run for. */
  private final BitSet spills = new BitSet();
  /** By instruction, the static type of the reference that it leaves on top, if it alone tells that. */
  private final Map<Integer, String> leaves = new HashMap<>();
  /** Instructions that are reached from elsewhere than the one before; made once all are known. */
  private BitSet joins;
  /** Instructions that run while {@code this} has not been initialised. */
  private final BitSet beforeSuper = new BitSet();
  /**
   * By instruction that calls super() or this(), the slots that the verifier lets be read as references there: the
   * frames in class files of Kotlin's compiler leave out parameters that are not used any more.
   */
  private final Map<Integer, BitSet> superCalls = new HashMap<>();

  MethodCode(String name, String descriptor, boolean isStatic, boolean isNamed) {
    this.name = name;
    this.descriptor = descriptor;
    this.isStatic = isStatic;
    this.isNamed = isNamed;
  }

  void add(int kind, int slot, int[] jumps) {
    if (count == kinds.length) {
      kinds = Arrays.copyOf(kinds, 2 * count);
      slots = Arrays.copyOf(slots, 2 * count);
      targets = Arrays.copyOf(targets, 2 * count);
    }
    kinds[count] = (byte) kind;
    slots[count] = slot;
    targets[count++] = jumps;
  }

  /** The next instruction runs while {@code this} has not been initialised. */
  void isBeforeSuper() {
    beforeSuper.set(count);
  }

  boolean isBeforeSuper(int instruction) {
    return beforeSuper.get(instruction);
  }

  /** The next instruction calls super() or this(): there may be several, each on a way of its own. */
  void callsSuper(BitSet readable) {
    superCalls.put(count, (BitSet) readable.clone());
  }

  boolean callsSuper(int instruction) {
    return superCalls.containsKey(instruction);
  }

  boolean neverCallsSuper() {
    return superCalls.isEmpty();
  }

  /** Whether the slot may be read as a reference where this instruction calls super() or this(). */
  boolean isReadable(int slot, int superCall) {
    return superCalls.get(superCall).get(slot);
  }

  /** The next instruction leaves a reference of this type. */
  void leaves(String staticType) {
    if (staticType != null) {
      leaves.put(count, staticType);
    }
  }

  /** The static type of the reference that an instruction leaves on top, if it alone tells that; else null. */
  String left(int instruction) {
    return leaves.get(instruction);
  }

  /** Whether the instruction is reached from elsewhere than the one before. */
  boolean joins(int instruction) {
    if (joins == null) {
      joins = new BitSet(count);
      for (int[] jumps : targets) {
        for (int i = 0; jumps != null && i < jumps.length; i++) {
          joins.set(jumps[i]);
        }
      }
      for (Handler handler : handlers) {
        joins.set(handler.target);
      }
    }
    return joins.get(instruction);
  }

  /** Whether a handler begins with the instruction. */
  boolean isHandler(int instruction) {
    for (Handler handler : handlers) {
      if (handler.target == instruction) {
        return true;
      }
    }
    return false;
  }

  int count() {
    return count;
  }

  int kind(int instruction) {
    return kinds[instruction];
  }

  /** The reference store at this instruction takes an object that no constructor has run for. */
  void spills(int instruction) {
    kinds[instruction] = STORE;
    spills.set(slots[instruction]);
  }

  /** Whether the slot takes such an object anywhere. */
  boolean takesSpills(int slot) {
    return spills.get(slot);
  }

  int slot(int instruction) {
    return slots[instruction];
  }

  /** Jump targets, or null. */
  int[] targets(int instruction) {
    return targets[instruction];
  }

  /** Slots of {@code this} and the parameters. */
  int parameterSlots() {
    return (Type.getArgumentsAndReturnSizes(descriptor) >> 2) - (isStatic ? 1 : 0);
  }

  boolean fallsThrough(int instruction) {
    int kind = kinds[instruction];
    return kind != RETURN && kind != THROW && kind != GOTO && kind != SWITCH;
  }

  /** The variable that a store at this instruction gives its value to, or null if it has no name. */
  Variable storedTo(int instruction) {
    return variable(slots[instruction], instruction + 1);
  }

  Variable variable(int slot, int instruction) {
    for (Variable variable : variables) {
      if (variable.slot == slot && variable.start <= instruction && instruction < variable.end) {
        return variable;
      }
    }
    return null;
  }
}
