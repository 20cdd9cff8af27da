package dev.refcount.weave;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.objectweb.asm.tree.VarInsnNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.SourceInterpreter;
import org.objectweb.asm.tree.analysis.SourceValue;

/** What is taken for the static type of a stored value must be that of all that may be stored there. */
final class StoredTypesTest {
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
  void no_name_that_is_taken_for_a_class_is_an_interface() throws IOException {
    Map<String, byte[]> compiler = ClassFileSets.ofModule("jdk.compiler");
    Map<String, byte[]> known = ClassFileSets.ofModule("java.base");
    known.putAll(compiler);
    int names = 0;
    for (byte[] classFile : compiler.values()) {
      for (String name : KnownClasses.of(new net.bytebuddy.jar.asm.ClassReader(classFile))) {
        byte[] named = known.get(name.replace('/', '.'));
        names += named == null ? 0 : 1;
        assertTrue(named == null || !ClassFiles.head(named).isInterface(), name);
      }
    }
    assertTrue(names > 10_000, "names: " + names);
    assertEquals(
        Set.of("dev/refcount/weave/Places", "java/lang/Object", "java/util/HashMap"),
        only(KnownClasses.of(new net.bytebuddy.jar.asm.ClassReader("dev.refcount.weave.Places"))));
  }

  @Test
  void of_nested_types_those_that_are_classes_are_known_and_what_they_need_around_them() throws IOException {
    Set<String> known = KnownClasses.of(new net.bytebuddy.jar.asm.ClassReader("java.util.AbstractMap$SimpleEntry"));
    assertTrue(known.contains("java/util/AbstractMap$SimpleEntry"), known::toString);
    assertTrue(!known.contains("java/util/Map$Entry"), known::toString);
    Set<String> member = KnownClasses.of(new net.bytebuddy.jar.asm.ClassReader("java.util.ArrayList$ListItr"));
    assertTrue(member.containsAll(Set.of("java/util/ArrayList", "java/util/ArrayList$Itr")), member::toString);
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
    StoredTypes types = new StoredTypes(code);
    int instruction = 0;
    for (AbstractInsnNode at : method.instructions) {
      if (at.getOpcode() == Opcodes.ASTORE) {
        stores++;
        String claimed = types.stored(instruction);
        if (claimed != null) {
          told++;
          frames = frames == null ? new Analyzer<>(new SourceInterpreter()).analyze(type, method) : frames;
          Frame<SourceValue> frame = frames[method.instructions.indexOf(at)];
          Set<String> found = frame == null ? Set.of(claimed) : new Flow(method, frames).stored(at);
          if (!found.equals(Set.of(claimed))) {
            wrong.add(type + "." + method.name + " at " + instruction + ": " + claimed + " for " + found);
          }
        }
      }
      instruction += at.getOpcode() < 0 ? 0 : 1;
    }
  }

  /** Follows a value back to all that it may come from. */
  private record Flow(MethodNode method, Frame<SourceValue>[] frames, Set<AbstractInsnNode> seen, Set<String> types) {
    Flow(MethodNode method, Frame<SourceValue>[] frames) {
      this(method, frames, new HashSet<>(), new HashSet<>());
    }

    Set<String> stored(AbstractInsnNode store) {
      Frame<SourceValue> frame = frames[method.instructions.indexOf(store)];
      if (frame != null && seen.add(store)) {
        frame.getStack(frame.getStackSize() - 1).insns.forEach(this::follow);
      }
      return types;
    }

    private void follow(AbstractInsnNode source) {
      if (source instanceof VarInsnNode load && load.getOpcode() == Opcodes.ALOAD) {
        SourceValue held = frames[method.instructions.indexOf(load)].getLocal(load.var);
        // A parameter comes from no instruction.
        parameter(load.var).ifPresent(types::add);
        held.insns.forEach(this::stored);
      } else if (source instanceof MethodInsnNode call) {
        types.add(named(Type.getReturnType(call.desc)));
      } else if (source instanceof FieldInsnNode field) {
        types.add(named(Type.getType(field.desc)));
      } else if (source.getOpcode() == Opcodes.CHECKCAST) {
        types.add(named(Type.getObjectType(((TypeInsnNode) source).desc)));
      } else {
        types.add(source.getOpcode() == Opcodes.ANEWARRAY ? Families.ARRAY : "unknown");
      }
    }

    private Optional<String> parameter(int slot) {
      int at = (method.access & Opcodes.ACC_STATIC) == 0 ? 1 : 0;
      for (Type parameter : Type.getArgumentTypes(method.desc)) {
        if (at == slot) {
          return Optional.of(named(parameter));
        }
        at += parameter.getSize();
      }
      return slot < at ? Optional.of("unknown") : Optional.empty();
    }

    private static String named(Type type) {
      return type.getSort() == Type.ARRAY ? Families.ARRAY : type.getInternalName();
    }
  }
}
