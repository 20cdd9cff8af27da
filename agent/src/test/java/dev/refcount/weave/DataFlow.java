package dev.refcount.weave;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.BasicValue;
import org.objectweb.asm.tree.analysis.BasicVerifier;
import org.objectweb.asm.tree.analysis.Interpreter;
import org.objectweb.asm.tree.analysis.SimpleVerifier;
import org.objectweb.asm.util.CheckClassAdapter;

/**
 * ASM's opinion on a class file: its structure, and by data flow the types of every method.
 *
 * <p>For classes of {@code java.*}, which no loader but the boot loader may define; of other classes
 * HotSpot itself is asked ({@link WovenLoader}), which also checks the stack map frames.
 */
final class DataFlow {
  private static final ClassLoader LOADER = DataFlow.class.getClassLoader();

  private DataFlow() {}

  /** What is wrong with the class file, by method; empty if it verifies. */
  static List<String> faults(byte[] classFile) {
    ClassNode node = new ClassNode();
    List<String> faults = new ArrayList<>();
    try {
      new ClassReader(classFile)
          .accept(new CheckClassAdapter(Opcodes.ASM9, node, false) {}, ClassReader.SKIP_DEBUG);
    } catch (RuntimeException malformed) {
      return List.of(new ClassReader(classFile).getClassName() + ": " + malformed);
    }
    for (MethodNode method : node.methods) {
      String fault = fault(node, method);
      if (fault != null) {
        faults.add(node.name + '.' + method.name + method.desc + ": " + fault);
      }
    }
    return faults;
  }

  private static String fault(ClassNode node, MethodNode method) {
    try {
      analyze(node, method, types(node));
      return null;
    } catch (AnalyzerException fault) {
      if (!(fault.getCause() instanceof TypeNotPresentException)) {
        return fault.getMessage();
      }
    }
    try {
      // A class that is not there: stack depths and kinds can still be checked.
      analyze(node, method, new BasicVerifier());
      return null;
    } catch (AnalyzerException fault) {
      return fault.getMessage();
    }
  }

  private static void analyze(ClassNode node, MethodNode method, Interpreter<BasicValue> how)
      throws AnalyzerException {
    new Analyzer<>(how).analyze(node.name, method);
  }

  private static SimpleVerifier types(ClassNode node) {
    List<Type> interfaces = new ArrayList<>();
    for (String name : node.interfaces) {
      interfaces.add(Type.getObjectType(name));
    }
    SimpleVerifier types =
        new SimpleVerifier(
            Opcodes.ASM9,
            Type.getObjectType(node.name),
            node.superName == null ? null : Type.getObjectType(node.superName),
            interfaces,
            (node.access & Opcodes.ACC_INTERFACE) != 0) {};
    types.setClassLoader(LOADER);
    return types;
  }
}
