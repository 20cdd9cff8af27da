package dev.refcount.weave;

import java.util.HashSet;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * The names in a class file that stand for classes, not for interfaces: its own and its superclass's, those whose
 * methods it calls as a class's (JVMS 4.4.2: a {@code CONSTANT_Methodref_info} that names an interface cannot be
 * resolved), and nested ones, of which it says what they were when it was compiled (JVMS 4.7.6).
 */
final class KnownClasses extends ClassVisitor {
  private static final int METHODREF = 10;
  private static final int MEMBERS_ALONE = ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES;

  private final Set<String> names = new HashSet<>();

  private KnownClasses() {
    super(Opcodes.ASM9);
  }

  static Set<String> of(ClassReader reader) {
    KnownClasses known = new KnownClasses();
    char[] chars = new char[reader.getMaxStringLength()];
    for (int i = 1; i < reader.getItemCount(); i++) {
      int at = reader.getItem(i);
      // The second place of a long or double is 0.
      if (at > 0 && reader.readByte(at - 1) == METHODREF) {
        known.names.add(reader.readClass(at, chars));
      }
    }
    reader.accept(known, MEMBERS_ALONE);
    return known.names;
  }

  @Override
  public void visit(
      int version, int access, String name, String signature, String parent, String[] interfaces) {
    if ((access & Opcodes.ACC_INTERFACE) == 0) {
      names.add(name);
      names.add(parent);
    }
  }

  @Override
  public void visitInnerClass(String name, String outer, String simpleName, int access) {
    if ((access & Opcodes.ACC_INTERFACE) == 0) {
      names.add(name);
      if (outer != null && (access & Opcodes.ACC_STATIC) == 0) {
        // What is nested in an interface is static.
        names.add(outer);
      }
    }
  }
}
