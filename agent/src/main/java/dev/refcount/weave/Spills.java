package dev.refcount.weave;

import java.util.Map;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Finds the {@code ASTORE}s that take an object which no constructor has run for yet: no hook may be given that.
 *
 * <p>Kotlin keeps such objects in variables while the arguments of their constructor are made by inlined code, javac
 * around a switch expression with a try in it. Few methods have a store there at all, so only these are read once more.
 */
final class Spills extends InstructionCounter {
  private final MethodCode code;
  private final Uninitialized words;

  private Spills(MethodCode code, Uninitialized words) {
    super(words);
    this.code = code;
    this.words = words;
  }

  /** Marks them in the code of each method that may have some. */
  static void find(ClassReader reader, Map<String, MethodCode> codes) {
    for (MethodCode code : codes.values()) {
      if (code.maySpill) {
        reader.accept(new Finder(codes), ClassReader.EXPAND_FRAMES);
        return;
      }
    }
  }

  private static final class Finder extends ClassVisitor {
    private final Map<String, MethodCode> codes;

    Finder(Map<String, MethodCode> codes) {
      super(Opcodes.ASM9);
      this.codes = codes;
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      MethodCode code = codes.get(name + descriptor);
      boolean asked = code != null && code.maySpill;
      return asked ? new Spills(code, new Uninitialized(null, name.equals("<init>"))) : null;
    }
  }

  @Override
  void before(int instruction) {
    if (code.kind(instruction) == MethodCode.REFERENCE_STORE && words.mayBeUnder(0)) {
      code.spills(instruction);
    }
  }

  @Override
  void after(int instruction) {}
}
