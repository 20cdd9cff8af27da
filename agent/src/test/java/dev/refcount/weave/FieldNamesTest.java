package dev.refcount.weave;

import static org.junit.jupiter.api.Assertions.assertEquals;

import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvSource;

/** Fields may have one name where their types differ. */
final class FieldNamesTest {
  @ParameterizedTest
  @CsvSource({
    "false",
    "false, a:I",
    "false, a:I, b:I, c:Ljava/lang/Object;",
    "true, a:I, a:Ljava/lang/Object;",
    "true, a:Ljava/lang/String;, b:I, a:Ljava/lang/Object;"
  })
  void two_of_one_name_are_found(ArgumentsAccessor row) {
    String[] fields = new String[row.size() - 1];
    for (int i = 0; i < fields.length; i++) {
      fields[i] = row.getString(i + 1);
    }
    byte[] classFile = classFile(fields);
    assertEquals(row.getBoolean(0), Weaver.overloads(classFile));
    Extent extent = new Extent(true, true);
    new Weaver(new StaticTypes(name -> false)).weave(classFile, extent);
    assertEquals(row.getBoolean(0), extent.overloads());
  }

  @Test
  void what_stands_before_and_in_the_fields_is_passed_by() {
    ClassWriter out = new ClassWriter(0);
    out.visit(Opcodes.V17, 0, "Some", null, "java/lang/Object", new String[] {"java/lang/Runnable", "java/io/Serializable"});
    out.visitField(Opcodes.ACC_FINAL | Opcodes.ACC_STATIC, "a", "I", null, 7).visitEnd();
    out.visitField(0, "b", "Ljava/util/List;", "Ljava/util/List<Ljava/lang/String;>;", null).visitEnd();
    out.visitField(Opcodes.ACC_DEPRECATED, "a", "J", null, null).visitEnd();
    assertEquals(true, Weaver.overloads(out.toByteArray()));
  }

  private static byte[] classFile(String... fields) {
    ClassWriter out = new ClassWriter(0);
    out.visit(Opcodes.V17, 0, "Some", null, "java/lang/Object", null);
    for (String field : fields) {
      String[] parts = field.split(":");
      out.visitField(0, parts[0], parts[1], null, null).visitEnd();
    }
    return out.toByteArray();
  }
}
