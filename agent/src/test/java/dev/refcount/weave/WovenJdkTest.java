package dev.refcount.weave;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.bytebuddy.jar.asm.ClassReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The JDK woven as the agent weaves it, without local variables, with births: {@code java.*} of java.base,
 * and of all else in every module one class in so many. {@code mvn test -Drefcount.verify.every=1
 * -Dtest=WovenJdkTest} verifies all of it, in some minutes.
 */
final class WovenJdkTest {
  private static final Weaver WEAVER = new Weaver(new StaticTypes(name -> false));
  private static final int EVERY = Integer.getInteger("refcount.verify.every", 40);

  @Test
  void woven_classes_of_the_jdk_still_verify() throws IOException {
    List<String> faults = new ArrayList<>();
    int seen = 0;
    int verified = 0;
    for (String module : ClassFileSets.modules()) {
      for (Map.Entry<String, byte[]> original : ClassFileSets.ofModule(module).entrySet()) {
        boolean core = module.equals("java.base") && original.getKey().startsWith("java.");
        if (!core && ++seen % EVERY != 0) {
          continue;
        }
        byte[] woven = WEAVER.weave(original.getValue(), false, true);
        if (woven != null) {
          verified++;
          faults.addAll(newFaults(original.getValue(), woven));
        }
      }
    }
    assertEquals(List.of(), faults);
    assertTrue(verified > 1_200 + 6_000 / EVERY, "verified " + verified);
    System.out.println("verified " + verified + " woven classes of the JDK");
  }

  /** Floors well under what is woven on 17 and 25: the packages that matter are not passed over. */
  @ParameterizedTest
  @CsvSource({
    "java.util,250", "java.util.concurrent,50", "java.util.concurrent.atomic,5",
    "java.util.concurrent.locks,8", "java.util.stream,100", "java.lang,100", "java.lang.invoke,100",
    "java.lang.reflect,10", "java.io,50", "java.net,40", "sun.nio.ch,40"
  })
  void most_classes_of_a_package_have_something_to_weave(String packageName, int atLeast)
      throws IOException {
    int woven = 0;
    for (byte[] original : ClassFileSets.ofPackage("java.base", packageName).values()) {
      woven += WEAVER.weave(original, false, true) == null ? 0 : 1;
    }
    assertTrue(woven >= atLeast, packageName + ": woven " + woven);
  }

  @Test
  void what_was_woven_can_be_woven_again() throws IOException {
    List<String> faults = new ArrayList<>();
    for (byte[] original : ClassFileSets.ofPackage("java.base", "java.util").values()) {
      byte[] once = WEAVER.weave(original, false, true);
      byte[] twice = once == null ? null : WEAVER.weave(once, false, true);
      if (twice != null) {
        faults.addAll(newFaults(original, twice));
      }
    }
    assertEquals(List.of(), faults);
  }

  /** ASM is stricter than HotSpot in places: what it says of the original too is no news. */
  private static List<String> newFaults(byte[] original, byte[] woven) {
    List<String> faults = DataFlow.faults(woven);
    return faults.isEmpty() || !DataFlow.faults(original).isEmpty() ? List.of() : faults;
  }
}
