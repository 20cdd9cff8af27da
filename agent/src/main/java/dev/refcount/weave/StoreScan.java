package dev.refcount.weave;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Finds in a raw class file the methods that weaving has to look at.
 *
 * <p>Most methods store no reference, and four of ten classes of the JDK have none that does. ASM copies
 * a method byte for byte if no visitor stands in front of the writer, so what is found here to be plain
 * costs nothing more. The scan may name a method in vain, and must never miss one that a visitor would
 * change.
 */
final class StoreScan {
  /**
   * Instruction lengths by opcode, as digits (JVM specification, 6.5); 0 for the switches and {@code
   * wide}, whose length depends on what follows.
   */
  private static final String LENGTHS =
      "1111111111111111" // nop … dconst_1
          + "2323322222111111" // bipush … lload_1
          + "1111111111111111"
          + "1111112222211111" // … istore … astore
          + "1111111111111111"
          + "1111111111111111"
          + "1111111111111111"
          + "1111111111111111"
          + "1111311111111111" // iinc
          + "1111111113333333" // ifeq …
          + "3333333332001111" // … jsr, ret, switches, returns
          + "1133333335532311" // returns, fields, invocations, new, arrays, athrow
          + "3311043355"; // checkcast … wide, multianewarray, ifnull …, goto_w, jsr_w

  /** Where in the attribute {@code Code} it says how long the code is: behind max_stack and max_locals. */
  private static final int LENGTH = 10;

  private static final int ASTORE_0 = 75;
  private static final int ASTORE_3 = 78;
  private static final int WIDE = 196;

  private static final byte UNASKED = 0;
  private static final byte PLAIN = 1;
  private static final byte STORES = 2;

  private final ClassReader reader;
  private final StaticTypes staticTypes;
  private final boolean locals;
  private final boolean births;
  private final char[] chars;
  /** What is known of a field, method or call site by its constant pool index. */
  private final byte[] members;
  private final String className;

  private StoreScan(ClassReader reader, StaticTypes staticTypes, boolean locals, boolean births) {
    this.reader = reader;
    this.staticTypes = staticTypes;
    this.locals = locals;
    this.births = births;
    this.chars = new char[reader.getMaxStringLength()];
    this.members = new byte[reader.getItemCount()];
    this.className = reader.getClassName();
  }

  /** The methods to look at, by their place in the class file. */
  static BitSet methods(
      ClassReader reader, StaticTypes staticTypes, boolean locals, boolean births) {
    return new StoreScan(reader, staticTypes, locals, births).methods();
  }

  /** Names and descriptors of methods with more bytes of code. */
  static List<String> longerThan(int bytes, ClassReader reader) {
    StoreScan scan = new StoreScan(reader, null, false, false);
    List<String> found = new ArrayList<>();
    int at = scan.firstMethod();
    for (int left = reader.readUnsignedShort(at - 2); left > 0; left--) {
      int code = scan.code(at);
      if (code > 0 && reader.readInt(code + LENGTH) > bytes) {
        found.add(reader.readUTF8(at + 2, scan.chars) + reader.readUTF8(at + 4, scan.chars));
      }
      at = scan.afterAttributes(at + 6);
    }
    return found;
  }

  /** Where the first method is; before it their number. */
  private int firstMethod() {
    // access_flags, this_class, super_class, interfaces
    int at = reader.header + 6;
    at += 2 + 2 * reader.readUnsignedShort(at);
    int fields = reader.readUnsignedShort(at);
    at += 2;
    for (int i = 0; i < fields; i++) {
      at = afterAttributes(at + 6);
    }
    return at + 2;
  }

  private BitSet methods() {
    int at = firstMethod();
    BitSet found = new BitSet();
    int methods = reader.readUnsignedShort(at - 2);
    for (int i = 0; i < methods; i++) {
      if (isOfInterest(at)) {
        found.set(i);
      }
      at = afterAttributes(at + 6);
    }
    return found;
  }

  private int afterAttributes(int attributes) {
    int at = attributes + 2;
    for (int left = reader.readUnsignedShort(attributes); left > 0; left--) {
      at += 6 + reader.readInt(at + 2);
    }
    return at;
  }

  /** The attribute of its code; 0 if it has none. */
  private int code(int method) {
    int at = method + 8;
    for (int left = reader.readUnsignedShort(method + 6); left > 0; left--) {
      if (reader.readUTF8(at, chars).equals("Code")) {
        return at;
      }
      at += 6 + reader.readInt(at + 2);
    }
    return 0;
  }

  private boolean isOfInterest(int method) {
    int code = code(method);
    if (code == 0) {
      return false;
    }
    String name = reader.readUTF8(method + 2, chars);
    String descriptor = reader.readUTF8(method + 4, chars);
    int start = code + LENGTH + 4;
    return (births && name.equals("<init>"))
        || (locals && takesReference(descriptor))
        || ChokePoints.contain(className, name, descriptor)
        || LoaderEntrance.is(className, name, descriptor)
        || codeOfInterest(start, start + reader.readInt(code + LENGTH));
  }

  private static boolean takesReference(String descriptor) {
    int end = descriptor.indexOf(')');
    for (int i = 1; i < end; i++) {
      char c = descriptor.charAt(i);
      if (c == 'L' || c == '[') {
        return true;
      }
    }
    return false;
  }

  private boolean codeOfInterest(int start, int end) {
    int at = start;
    while (at < end) {
      int opcode = reader.readByte(at);
      if (storesLocal(opcode, at) || opcode == Opcodes.AASTORE) {
        return true;
      }
      if (opcode >= Opcodes.PUTSTATIC
          && opcode <= Opcodes.INVOKEDYNAMIC
          && opcode != Opcodes.GETFIELD
          && stores(opcode, reader.readUnsignedShort(at + 1))) {
        return true;
      }
      if (opcode == Opcodes.ANEWARRAY && staticTypes.arrays()
          || opcode == Opcodes.MULTIANEWARRAY && staticTypes.rows()) {
        return true;
      }
      at += length(opcode, at, start);
    }
    return false;
  }

  /** {@code astore}, its short forms, and its wide form. */
  private boolean storesLocal(int opcode, int at) {
    return locals
        && (opcode == Opcodes.ASTORE
            || (opcode >= ASTORE_0 && opcode <= ASTORE_3)
            || (opcode == WIDE && reader.readByte(at + 1) == Opcodes.ASTORE));
  }

  private boolean stores(int opcode, int member) {
    if (members[member] == UNASKED) {
      members[member] = asksForHook(opcode, member) ? STORES : PLAIN;
    }
    return members[member] == STORES;
  }

  private boolean asksForHook(int opcode, int member) {
    if (opcode == Opcodes.INVOKEDYNAMIC) {
      return true;
    }
    int reference = reader.getItem(member);
    int nameAndType = reader.getItem(reader.readUnsignedShort(reference + 2));
    String descriptor = reader.readUTF8(nameAndType + 2, chars);
    if (opcode == Opcodes.PUTFIELD || opcode == Opcodes.PUTSTATIC) {
      return staticTypes.mayHold(descriptor);
    }
    String owner = reader.readClass(reference, chars);
    return CallSites.replaces(opcode, owner, reader.readUTF8(nameAndType, chars), descriptor);
  }

  private int length(int opcode, int at, int start) {
    int length = LENGTHS.charAt(opcode) - '0';
    if (length > 0) {
      return length;
    }
    if (opcode == WIDE) {
      return reader.readByte(at + 1) == Opcodes.IINC ? 6 : 4;
    }
    // The operands of a switch are aligned to four bytes from the start of the code.
    int operands = at + 4 - ((at - start) & 3);
    if (opcode == Opcodes.TABLESWITCH) {
      int entries = reader.readInt(operands + 8) - reader.readInt(operands + 4) + 1;
      return operands + 12 + 4 * entries - at;
    }
    return operands + 8 + 8 * reader.readInt(operands + 4) - at;
  }
}
