package dev.refcount.weave;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.SourceInterpreter;
import org.objectweb.asm.tree.analysis.SourceValue;

/** What is taken for the static type of a stored value must be that of all that may be stored there. */
final class StaticTypeOfStoredTest {
  private final List<String> wrong = new ArrayList<>();
  private int told;
  private int stores;

  @Test
  void asms_data_flow_agrees_on_every_store_of_two_programs() throws Exception {
    look(ClassFileSets.ofModule("jdk.compiler"));
    look(ClassFileSets.ofJarOf(org.h2.Driver.class));
    assertEquals(List.of(), wrong);
    assertTrue(told > 10_000 && told < stores, told + " of " + stores);
  }

  /** A name that is taken for a class's and is an interface's would let stores be missed. */
  @Test
  void no_class_that_a_pool_names_is_an_interface() throws IOException {
    Map<String, byte[]> compiler = ClassFileSets.ofModule("jdk.compiler");
    Map<String, byte[]> known = ClassFileSets.ofModule("java.base");
    known.putAll(compiler);
    int names = 0;
    for (byte[] classFile : compiler.values()) {
      for (String name : PoolClasses.of(new net.bytebuddy.jar.asm.ClassReader(classFile))) {
        byte[] named = known.get(name.replace('/', '.'));
        names += named == null ? 0 : 1;
        assertTrue(named == null || !ClassFiles.head(named).isInterface(), name);
      }
    }
    assertTrue(names > 10_000, "names: " + names);
    assertEquals(
        Set.of("dev/refcount/weave/Places", "java/lang/Object", "java/util/HashMap"),
        only(PoolClasses.of(new net.bytebuddy.jar.asm.ClassReader("dev.refcount.weave.Places"))));
  }

  private static Set<String> only(Set<String> names) {
    names.removeIf(name -> name.matches(".*(Place|Integer|Sites|Objects|StringBuilder|String)"));
    return names;
  }

  private void look(Map<String, byte[]> classFiles) throws AnalyzerException {
    for (byte[] classFile : classFiles.values()) {
      ClassNode type = new ClassNode();
      new ClassReader(classFile).accept(type, ClassReader.SKIP_FRAMES | ClassReader.SKIP_DEBUG);
      BitSet all = new BitSet();
      all.set(0, type.methods.size());
      Map<String, MethodCode> codes =
          CodeCollector.collect(new net.bytebuddy.jar.asm.ClassReader(classFile), all);
      for (MethodNode method : type.methods) {
        if (method.instructions.size() > 0) {
          look(type.name, method, codes.get(method.name + method.desc));
        }
      }
    }
  }

  private void look(String type, MethodNode method, MethodCode code) throws AnalyzerException {
    Frame<SourceValue>[] frames = null;
    int instruction = 0;
    for (AbstractInsnNode at : method.instructions) {
      if (at.getOpcode() == Opcodes.ASTORE) {
        stores++;
        String claimed = code.staticTypeOfStored(instruction);
        if (claimed != null) {
          told++;
          frames = frames == null ? new Analyzer<>(new SourceInterpreter()).analyze(type, method) : frames;
          Frame<SourceValue> frame = frames[method.instructions.indexOf(at)];
          if (frame != null && !claimed.equals(of(frame.getStack(frame.getStackSize() - 1)))) {
            wrong.add(type + "." + method.name + " at " + instruction + ": " + claimed);
          }
        }
      }
      instruction += at.getOpcode() < 0 ? 0 : 1;
    }
  }

  private static String of(SourceValue value) {
    AbstractInsnNode only = value.insns.size() == 1 ? value.insns.iterator().next() : null;
    if (only instanceof MethodInsnNode call) {
      return Type.getReturnType(call.desc).getInternalName();
    }
    if (only instanceof FieldInsnNode field) {
      return Type.getType(field.desc).getInternalName();
    }
    return only instanceof TypeInsnNode cast && cast.getOpcode() == Opcodes.CHECKCAST ? cast.desc : "unknown";
  }
}
