package dev.refcount.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * What the compiler made of the boot runtime: no instruction that links something of its own, or what another JDK than
 * the compiler's does not have.
 */
final class BootClassFilesTest {
  private static final Set<String> BOXES =
      Set.of("Boolean", "Byte", "Character", "Short", "Integer", "Long", "Float", "Double");

  /** Binds offset and site to a handle: once for each handle, never for a store. */
  private static final Set<String> MAY_BOX =
      Set.of("dev/refcount/boot/Setters.setter", "dev/refcount/boot/HandleCopies.withSite");

  private final List<String> found = new ArrayList<>();

  /** A record's {@code toString} and its kin link {@code ObjectMethods}; no hook calls them. */
  @Test
  void has_no_lambda_no_linked_concatenation_no_box_and_no_constant_that_has_another_type_elsewhere()
      throws IOException, URISyntaxException {
    int classes = 0;
    for (Path classFile : classFiles()) {
      classes++;
      visit(classFile);
    }
    assertTrue(classes > 20, "class files " + classes);
    assertEquals(List.of(), found);
  }

  private void visit(Path classFile) throws IOException {
    ClassReader reader = new ClassReader(Files.readAllBytes(classFile));
    reader.accept(
        new ClassVisitor(Opcodes.ASM9) {
          @Override
          public MethodVisitor visitMethod(
              int access, String name, String descriptor, String signature, String[] exceptions) {
            return new Instructions(reader.getClassName() + '.' + name);
          }
        },
        0);
  }

  private final class Instructions extends MethodVisitor {
    private final String method;

    Instructions(String method) {
      super(Opcodes.ASM9);
      this.method = method;
    }

    @Override
    public void visitInvokeDynamicInsn(
        String name, String descriptor, Handle bootstrap, Object... arguments) {
      if (!bootstrap.getOwner().equals("java/lang/runtime/ObjectMethods")) {
        found.add(method + " links " + bootstrap.getOwner());
      }
    }

    /** They are ints before JDK 25 and longs from then on: code of one compiler does not link with the other's. */
    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
      if (owner.equals("jdk/internal/misc/Unsafe") && name.startsWith("ARRAY_")) {
        found.add(method + " reads " + name + " of type " + descriptor);
      }
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String descriptor, boolean isInterface) {
      boolean box = owner.startsWith("java/lang/") && BOXES.contains(owner.substring(10));
      if (box && name.equals("valueOf") && !MAY_BOX.contains(method)) {
        found.add(method + " boxes a value");
      }
    }
  }

  private static List<Path> classFiles() throws IOException, URISyntaxException {
    Path classes =
        Path.of(
            dev.refcount.boot.Hooks.class.getProtectionDomain().getCodeSource().getLocation()
                .toURI());
    try (Stream<Path> files = Files.list(classes.resolve("dev/refcount/boot"))) {
      return files.filter(file -> file.toString().endsWith(".class")).sorted().toList();
    }
  }
}
