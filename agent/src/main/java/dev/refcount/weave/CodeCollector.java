package dev.refcount.weave;

import java.util.HashMap;
import java.util.Map;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** Reads all methods of a class before it is woven: scopes need to see a method whole. */
final class CodeCollector extends ClassVisitor {
  private final Map<String, MethodCode> codes = new HashMap<>();

  private CodeCollector() {
    super(Opcodes.ASM9);
  }

  /** The code of each method by name and descriptor. */
  static Map<String, MethodCode> collect(ClassReader reader) {
    CodeCollector collector = new CodeCollector();
    reader.accept(collector, ClassReader.EXPAND_FRAMES);
    return collector.codes;
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String descriptor, String signature, String[] exceptions) {
    if ((access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE)) != 0) {
      return null;
    }
    MethodCode code = new MethodCode(name, descriptor, (access & Opcodes.ACC_STATIC) != 0);
    codes.put(name + descriptor, code);
    return new CodeReader(code);
  }
}
