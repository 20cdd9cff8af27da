package dev.refcount.stores;

import java.lang.reflect.Member;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The part of {@link Transparent} that lists members: injected ones must not be noticed. */
final class TransparentMembers {
  private TransparentMembers() {}

  static void print() {
    for (Class<?> type : List.of(Probe.class, Transparent.Parcel.class, Transparent.Label.class,
        Transparent.Size.class, Transparent.class)) {
      System.out.println(type.toGenericString() + " " + Arrays.toString(type.getInterfaces()));
      list(type.getDeclaredFields());
      list(type.getDeclaredMethods());
      list(type.getDeclaredConstructors());
      list(type.getMethods());
      System.out.println(Arrays.toString(type.getDeclaredClasses()) + Arrays.toString(type.getAnnotations()));
    }
    System.out.println(Arrays.toString(Transparent.Label.class.getRecordComponents()));
  }

  /** Sorted, for HotSpot promises no order. */
  private static void list(Member[] members) {
    Arrays.stream(members)
        .sorted(Comparator.comparing(Object::toString))
        .forEach(member -> System.out.println("  " + member
            + (member.isSynthetic() ? " synthetic" : "") + " " + Modifier.toString(member.getModifiers())));
  }
}
