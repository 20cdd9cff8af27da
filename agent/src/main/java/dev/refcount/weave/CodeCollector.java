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
  private final Map<String, MethodCode> codes = new HashMap<>();
  private final BitSet methods;
  private int method;

  private CodeCollector(BitSet methods) {
    super(Opcodes.ASM9);
    this.methods = methods;
  }

  /** The code of the given methods, by their place in the class file, by name and descriptor. */
  static Map<String, MethodCode> collect(ClassReader reader, BitSet methods) {
    CodeCollector collector = new CodeCollector(methods);
    reader.accept(collector, ClassReader.EXPAND_FRAMES);
    Spills.find(reader, collector.codes);
    return collector.codes;
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String descriptor, String signature, String[] exceptions) {
    if (!methods.get(method++)) {
      return null;
    }
    MethodCode code = new MethodCode(name, descriptor, (access & Opcodes.ACC_STATIC) != 0);
    codes.put(name + descriptor, code);
    return new CodeReader(code);
  }
}
