package dev.refcount.weave;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Elements of a new array of strings that are constants have no hook; all others have. */
final class ElementStoresTest {
  /** Compiled with javac's pattern for arrays: {@code ANEWARRAY}, and for each element {@code DUP}, index, value. */
  @SuppressWarnings("unused")
  private static final class Arrays {
    static String[] constants() {
      return new String[] {
        "zero", "one", null, "three", "four", "five",
        "six", "seven"
      };
    }

    static Object[] constantsAsObjects() {
      return new Object[] {"zero", "one"};
    }

    static String[] madeOnes(Object value) {
      return new String[] {"zero", value.toString(), "two"};
    }

    static String[] oneOfTwo(boolean first) {
      return new String[] {first ? "one" : "two", "three"};
    }

    static Object[][] within() {
      return new Object[][] {new String[] {"zero"}, {"one"}};
    }

    static void later(String[] array) {
      array[0] = "zero";
    }
  }

  @ParameterizedTest
  @CsvSource({"constants,0", "constantsAsObjects,2", "madeOnes,2", "oneOfTwo,2", "within,3", "later,1"})
  void a_new_array_of_string_constants_is_spared(String method, int hooked) throws IOException {
    byte[] classFile = classFile();
    byte[] woven = new Weaver(new StaticTypes(name -> false)).weave(classFile, true, true);
    assertEquals(hooked, HookCalls.in(woven, method, "element"));
  }

  @ParameterizedTest
  @CsvSource({"constants,8", "oneOfTwo,2"})
  void not_if_strings_are_counted(String method, int hooked) throws IOException {
    Weaver weaver = new Weaver(new StaticTypes("java.lang.String"::equals));
    assertEquals(hooked, HookCalls.in(weaver.weave(classFile(), true, true), method, "element"));
  }

  private static byte[] classFile() throws IOException {
    try (InputStream in = ElementStoresTest.class.getResourceAsStream("ElementStoresTest$Arrays.class")) {
      return in.readAllBytes();
    }
  }
}
