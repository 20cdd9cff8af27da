package dev.refcount.weave;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** Reads the methods of a class before it is woven: scopes need to see a method whole. */
final class CodeCollector extends ClassVisitor {
  private static final int UTF8 = 1;
  private static final String TABLE = "LocalVariableTable";

  private final Map<String, MethodCode> codes = new HashMap<>();
  private final BitSet methods;
  private final boolean named;
  private int method;
  private boolean mayLackFrames;

  private CodeCollector(BitSet methods, boolean named) {
    super(Opcodes.ASM9);
    this.methods = methods;
    this.named = named;
  }

  /** The code of the given methods, by their place in the class file, by name and descriptor. */
  static Map<String, MethodCode> collect(ClassReader reader, BitSet methods) {
    CodeCollector collector = new CodeCollector(methods, namesVariables(reader));
    reader.accept(collector, ClassReader.EXPAND_FRAMES);
    Spills.find(reader, collector.codes);
    return collector.codes;
  }

  /**
   * Whether the class was compiled with the names of variables. A method that has none itself, as one without
   * parameters may, does not tell: the constant pool has the attribute's name if any other has one (JVMS 4.7.13).
   */
  private static boolean namesVariables(ClassReader reader) {
    for (int i = 1; i < reader.getItemCount(); i++) {
      int at = reader.getItem(i);
      // The second place of a long or double is 0.
      if (at > 0 && reader.readByte(at - 1) == UTF8 && isTable(reader, at)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isTable(ClassReader reader, int utf8) {
    boolean is = reader.readUnsignedShort(utf8) == TABLE.length();
    for (int i = 0; is && i < TABLE.length(); i++) {
      is = reader.readByte(utf8 + 2 + i) == TABLE.charAt(i);
    }
    return is;
  }

  @Override
  public void visit(
      int version, int access, String name, String signature, String parent, String[] interfaces) {
    mayLackFrames = (version & 0xffff) <= Opcodes.V1_6;
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String descriptor, String signature, String[] exceptions) {
    if (!methods.get(method++)) {
      return null;
    }
    MethodCode code = new MethodCode(name, descriptor, (access & Opcodes.ACC_STATIC) != 0, named);
    codes.put(name + descriptor, code);
    return CodeReader.of(code, mayLackFrames);
  }
}
