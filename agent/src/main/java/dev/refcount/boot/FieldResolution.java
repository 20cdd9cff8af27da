package dev.refcount.boot;

import java.lang.reflect.Member;
import java.lang.reflect.Modifier;
import jdk.internal.misc.Unsafe;

/**
 * Finds the field that an instruction names, as the VM did when it linked the instruction (JVMS 5.4.3.2): by its name
 * and its type. A class may have several fields of one name, or hide an inherited one by another of another type. No
 * Java compiler uses them so, but obfuscators do. Who asks {@link Unsafe} by name is given any of them, an {@code int}
 * as well; and who asks by reflection has the types of all fields loaded.
 *
 * <p>The VM offers it to {@code java.lang.invoke} alone: so a class in there extends this one.
 */
public abstract class FieldResolution {
  private static final Unsafe U = Unsafe.getUnsafe();

  /** Flags of a {@code MemberName}: that of a field, to be read (JVMS 5.4.3.5). Whether it is static the VM adds. */
  private static final int IS_FIELD = 0x0004_0000 | 1 << 24;

  private static FieldResolution vm;

  /** To be called before any field is looked for. */
  public static void by(FieldResolution access) {
    vm = access;
  }

  /** The class {@code MemberName}, which nobody else can name. */
  protected abstract Class<?> memberName();

  /** Has the VM resolve a {@code MemberName}; null if there is no such field. */
  protected abstract Member resolve(Member name);

  /** Where an instance field lies in its object. */
  protected abstract long instanceOffset(Member field);

  /** Where a static field lies in its class. */
  protected abstract long staticOffset(Member field);

  /**
   * The field that an instruction with these operands refers to, among those of the class and of those above it.
   *
   * @param owner the class that the instruction names
   * @param descriptor the type of the field
   * @throws NoSuchFieldError if there is none
   */
  public static Member find(Class<?> owner, String name, String descriptor) {
    Member found = vm.resolve(name(owner, name, descriptor));
    if (found == null) {
      throw new NoSuchFieldError(name);
    }
    return found;
  }

  /**
   * Past the constructor, which is woven and would lead back to here. The VM takes the descriptor as well as a class,
   * which might have to be loaded.
   */
  private static Member name(Class<?> owner, String name, String descriptor) {
    Class<?> type = vm.memberName();
    try {
      Member member = (Member) U.allocateInstance(type);
      U.putReference(member, U.objectFieldOffset(type, "clazz"), owner);
      U.putReference(member, U.objectFieldOffset(type, "name"), name);
      U.putReference(member, U.objectFieldOffset(type, "type"), descriptor);
      U.putInt(member, U.objectFieldOffset(type, "flags"), IS_FIELD);
      return member;
    } catch (InstantiationException impossible) {
      throw new InternalError(impossible);
    }
  }

  /** {@link Unsafe}'s offset of a field that was found, or that the JDK has found for itself. */
  public static long offset(Member field) {
    return Modifier.isStatic(field.getModifiers()) ? vm.staticOffset(field) : vm.instanceOffset(field);
  }
}
