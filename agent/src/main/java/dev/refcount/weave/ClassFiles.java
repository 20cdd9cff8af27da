package dev.refcount.weave;

import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.ClassReader;

/** Facts that are read from a class file without loading it. */
public final class ClassFiles {
  private ClassFiles() {}

  /** Binary name of the class. */
  public static String name(byte[] classFile) {
    return new ClassReader(classFile).getClassName().replace('/', '.');
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
