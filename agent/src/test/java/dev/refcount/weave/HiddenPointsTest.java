package dev.refcount.weave;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where this JDK defines hidden classes: another one's ways must not go unnoticed. */
final class HiddenPointsTest {
  private static final String LOOKUP = "java.lang.invoke.MethodHandles$Lookup";

  /** By a look-up of its own, that of a class of the JDK. */
  private static final Set<String> FOR_ITSELF = Set.of("jdk.internal.foreign.abi.BindingSpecializer");

  @ParameterizedTest
  @CsvSource({"defineHiddenClass, ALOAD 3", "defineHiddenClassWithClassData, ALOAD 4"})
  void the_class_file_is_handed_over_with_the_look_up_and_the_options(String method, String options)
      throws IOException {
    byte[] original = ClassFileSets.ofPackage("java.base", "java.lang.invoke").get(LOOKUP);
    String woven = WovenText.of(woven(original), method);
    String handsOver = "CHECKCAST [B ALOAD 0 " + options + " INVOKESTATIC dev/refcount/boot/HiddenClasses.woven (";
    assertTrue(woven.replaceAll("\\s+", " ").contains(handsOver), woven);
  }

  @Test
  void whoever_else_in_the_jdk_defines_one_is_told_apart() throws IOException {
    Set<String> unknown = new TreeSet<>();
    int known = 0;
    for (String module : ClassFileSets.modules()) {
      for (Map.Entry<String, byte[]> each : ClassFileSets.ofModule(module).entrySet()) {
        String name = each.getKey();
        if (!contains(each.getValue(), "defineHiddenClass") || name.equals(LOOKUP) || FOR_ITSELF.contains(name)) {
          continue;
        }
        if (contains(woven(each.getValue()), "dev/refcount/boot/HiddenClasses")) {
          known++;
        } else {
          unknown.add(name);
        }
      }
    }
    assertEquals(Set.of(), unknown);
    assertTrue(known > 0, "JDK 17 makes lambdas so, and JDK 25 switches");
  }

  private static boolean contains(byte[] classFile, String text) {
    return classFile != null && new String(classFile, StandardCharsets.ISO_8859_1).contains(text);
  }

  private static byte[] woven(byte[] classFile) {
    return new Weaver(new StaticTypes(name -> false)).weave(classFile, false, false);
  }
}
