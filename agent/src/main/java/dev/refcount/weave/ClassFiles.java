package dev.refcount.weave;

import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.Opcodes;

/** Facts that are read from a class file without loading it. */
public final class ClassFiles {
  private ClassFiles() {}

  /**
   * What a class file says of its class before its members; internal names.
   *
   * @param parent the superclass; null for an interface
   */
  public record Head(String name, String parent, boolean isInterface, String[] interfaces) {}

  public static Head head(byte[] classFile) {
    ClassReader reader = new ClassReader(classFile);
    boolean isInterface = (reader.getAccess() & Opcodes.ACC_INTERFACE) != 0;
    String parent = isInterface ? null : reader.getSuperName();
    return new Head(reader.getClassName(), parent, isInterface, reader.getInterfaces());
  }

  /** Binary names of the superclass and the interfaces. */
  public static List<String> supertypes(byte[] classFile) {
    ClassReader reader = new ClassReader(classFile);
    List<String> names = new ArrayList<>();
    names.add(reader.getSuperName().replace('/', '.'));
    for (String name : reader.getInterfaces()) {
      names.add(name.replace('/', '.'));
    }
    return names;
  }
}
