package dev.refcount.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodHandles.Lookup.ClassOption;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HiddenClassesTest {
  private final byte[] classFile = {1};
  private final byte[] other = {2};
  private final Lookup host = MethodHandles.lookup();

  @AfterEach
  void leave() {
    HiddenClasses.weaver(null);
  }

  private static ClassOption[] options() {
    return new ClassOption[] {ClassOption.NESTMATE, ClassOption.STRONG};
  }

  @Test
  void what_the_jdk_makes_is_told_from_what_a_program_makes_with_the_same_options() {
    HiddenClasses.weaver((loader, bytes) -> other);
    Object[] first = HiddenClasses.ofJdk(options());
    Object[] next = HiddenClasses.ofJdk(options());
    assertSame(classFile, HiddenClasses.woven(classFile, host, first));
    assertSame(classFile, HiddenClasses.woven(classFile, host, next));
    assertSame(other, HiddenClasses.woven(classFile, host, options()));
    assertEquals(ClassOption[].class, first.getClass());
    ClassOption[] others = {ClassOption.STRONG};
    assertSame(others, HiddenClasses.ofJdk(others));
  }

  @Test
  void what_is_not_woven_is_defined_as_it_was() {
    assertSame(classFile, HiddenClasses.woven(classFile, host, options()));
    HiddenClasses.weaver((loader, bytes) -> null);
    assertSame(classFile, HiddenClasses.woven(classFile, host, options()));
    int troubles = Trouble.count();
    HiddenClasses.weaver(
        (loader, bytes) -> {
          throw new IllegalStateException("for a test");
        });
    assertSame(classFile, HiddenClasses.woven(classFile, host, options()));
    assertEquals(troubles + 1, Trouble.count());
  }
}
