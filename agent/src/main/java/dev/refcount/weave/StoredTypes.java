package dev.refcount.weave;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import net.bytebuddy.jar.asm.Type;

/**
 * The static types of what a method stores to its variables (JVMS 4.10.1: what the verifier has proved), as far as they
 * are told by the instruction before the store, or by all stores to the variable that it copies.
 */
final class StoredTypes {
  private final MethodCode code;
  private final Map<Integer, String> ofSlots = new HashMap<>();

  StoredTypes(MethodCode code) {
    this.code = code;
  }

  /** An internal name, or {@link Families#ARRAY}; null for anything that is no reference. */
  static String staticType(Type type) {
    switch (type.getSort()) {
      case Type.OBJECT: return type.getInternalName();
      case Type.ARRAY: return Families.ARRAY;
      default: return null;
    }
  }

  /** Of what the store at this instruction takes; null if it is not known. */
  String stored(int instruction) {
    if (instruction == 0 || code.joins(instruction)) {
      return null;
    }
    boolean copied = code.kind(instruction - 1) == MethodCode.LOAD;
    return copied ? read(code.slot(instruction - 1)) : code.left(instruction - 1);
  }

  /** Of whatever reference is read from a variable, wherever it is: if all stores to it have one. */
  String read(int slot) {
    if (!ofSlots.containsKey(slot)) {
      // Of no variable that is copied from itself, by way of others.
      ofSlots.put(slot, null);
      ofSlots.put(slot, common(slot));
    }
    return ofSlots.get(slot);
  }

  private String common(int slot) {
    if (code.takesSpills(slot)) {
      return null;
    }
    Set<String> types = new HashSet<>();
    if (slot < code.parameterSlots()) {
      types.add(parameter(slot));
    }
    for (int i = 0; i < code.count(); i++) {
      if (code.slot(i) == slot && code.kind(i) == MethodCode.REFERENCE_STORE) {
        types.add(stored(i));
      }
    }
    return types.size() == 1 ? types.iterator().next() : null;
  }

  private String parameter(int slot) {
    int at = code.isStatic ? 0 : 1;
    for (Type parameter : Type.getArgumentTypes(code.descriptor)) {
      if (at == slot) {
        return staticType(parameter);
      }
      at += parameter.getSize();
    }
    return null;
  }
}
