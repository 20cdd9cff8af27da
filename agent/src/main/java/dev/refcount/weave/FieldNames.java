package dev.refcount.weave;

import java.util.HashSet;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;

/** Whether a class declares two fields of one name, as only their types have to differ (JVMS 4.5). */
final class FieldNames {
  private FieldNames() {}

  static boolean repeat(ClassReader reader) {
    // access_flags, this_class, super_class, interfaces
    int at = reader.header + 6;
    at += 2 + 2 * reader.readUnsignedShort(at);
    int fields = reader.readUnsignedShort(at);
    at += 2;
    char[] chars = new char[reader.getMaxStringLength()];
    Set<String> names = new HashSet<>();
    for (int i = 0; i < fields; i++) {
      // access_flags, name_index, descriptor_index, attributes
      if (!names.add(reader.readUTF8(at + 2, chars))) {
        return true;
      }
      int attributes = reader.readUnsignedShort(at + 6);
      at += 8;
      for (int left = attributes; left > 0; left--) {
        at += 6 + reader.readInt(at + 2);
      }
    }
    return false;
  }
}
