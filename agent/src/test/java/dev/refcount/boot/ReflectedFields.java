package dev.refcount.boot;

import java.lang.reflect.Field;
import java.lang.reflect.Member;
import jdk.internal.misc.Unsafe;

/** Finds fields where no agent has defined the class that asks the VM, in classes without two fields of one name. */
public final class ReflectedFields extends FieldResolution {
  private ReflectedFields() {}

  /** To be called before a hook is. */
  public static void install() {
    FieldResolution.by(new ReflectedFields());
  }

  @Override
  protected Class<?> memberName() {
    try {
      return Class.forName("java.lang.invoke.MemberName");
    } catch (ClassNotFoundException otherVm) {
      throw new AssertionError(otherVm);
    }
  }

  @Override
  protected Member resolve(Member name) {
    for (Class<?> type = name.getDeclaringClass(); type != null; type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        if (field.getName().equals(name.getName())) {
          return field;
        }
      }
    }
    return null;
  }

  @Override
  protected long instanceOffset(Member field) {
    return Unsafe.getUnsafe().objectFieldOffset((Field) field);
  }

  @Override
  protected long staticOffset(Member field) {
    return Unsafe.getUnsafe().staticFieldOffset((Field) field);
  }
}
