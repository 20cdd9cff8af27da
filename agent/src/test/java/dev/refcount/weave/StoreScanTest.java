package dev.refcount.weave;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the scan passes over is given to the visitors all the same: they must find nothing in it. */
final class StoreScanTest {
  private static final StaticTypes TYPES = new StaticTypes(name -> false);
  private static final Weaver WEAVER = new Weaver(TYPES);

  @ParameterizedTest
  @CsvSource({
    "java.base,false,false", "java.base,false,true", "java.base,true,true",
    "jdk.compiler,true,true", "java.desktop,true,false"
  })
  void no_method_that_weaving_would_change_is_passed_over(
      String module, boolean locals, boolean births) throws IOException {
    List<String> missed = new ArrayList<>();
    int passedOver = 0;
    for (Map.Entry<String, byte[]> file : ClassFileSets.ofModule(module).entrySet()) {
      ClassReader reader = new ClassReader(file.getValue());
      BitSet rest = methodsWithCode(reader);
      rest.andNot(StoreScan.methods(reader, TYPES, locals, births));
      passedOver += rest.cardinality();
      if (WEAVER.weave(reader, rest, new Extent(locals, births)) != null) {
        missed.add(file.getKey());
      }
    }
    assertEquals(List.of(), missed);
    assertTrue(passedOver > 1000, "passed over " + passedOver);
  }

  private static BitSet methodsWithCode(ClassReader reader) {
    CodeFinder finder = new CodeFinder();
    reader.accept(finder, ClassReader.SKIP_CODE);
    return finder.found;
  }

  private static final class CodeFinder extends ClassVisitor {
    private final BitSet found = new BitSet();
    private int method;

    CodeFinder() {
      super(Opcodes.ASM9);
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      found.set(method++, (access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE)) == 0);
      return null;
    }
  }
}
