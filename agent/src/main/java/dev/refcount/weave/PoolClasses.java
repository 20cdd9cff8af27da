package dev.refcount.weave;

import java.util.HashSet;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * The names in a class file that stand for classes, not for interfaces: those whose methods it calls as a class's (JVMS
 * 4.4.2: a {@code CONSTANT_Methodref_info} that names an interface cannot be resolved), its own and its superclass's.
 */
final class PoolClasses {
  private static final int METHODREF = 10;

  private PoolClasses() {}

  static Set<String> of(ClassReader reader) {
    Set<String> names = new HashSet<>();
    char[] chars = new char[reader.getMaxStringLength()];
    for (int i = 1; i < reader.getItemCount(); i++) {
      int at = reader.getItem(i);
      // The second place of a long or double is 0.
      if (at > 0 && reader.readByte(at - 1) == METHODREF) {
        names.add(reader.readClass(at, chars));
      }
    }
    if ((reader.getAccess() & Opcodes.ACC_INTERFACE) == 0) {
      names.add(reader.getClassName());
      names.add(reader.getSuperName());
    }
    return names;
  }
}
