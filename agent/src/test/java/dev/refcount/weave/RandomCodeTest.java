package dev.refcount.weave;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.refcount.boot.PlainCounts;
import java.lang.reflect.InvocationTargetException;
import java.util.Map;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Code as no compiler writes it, but HotSpot takes: it must take it woven, too, and the counts be those by hand. */
final class RandomCodeTest {
  private static final int CLASSES = 100;
  private static final int RUNS = 6;

  @BeforeAll
  static void countsInThisJvm() {
    PlainCounts.install();
  }

  @ParameterizedTest
  @ValueSource(ints = {Opcodes.V1_5, Opcodes.V17})
  void woven_code_verifies_and_counts_what_it_holds(int version) throws Exception {
    int thrown = 0;
    for (long seed = 0; seed < CLASSES; seed++) {
      byte[] classFile = new RandomCode(seed, version).classFile();
      assertNull(new WovenLoader(Map.of(RandomCode.NAME, classFile)).link(RandomCode.NAME), "seed " + seed);
      thrown += runs(seed, classFile, true) + runs(seed, classFile, false);
    }
    assertTrue(thrown > 50 && thrown < 2 * CLASSES * RUNS - 50, "ended by an exception: " + thrown);
  }

  /** How many of its runs ended by an exception. */
  private static int runs(long seed, byte[] classFile, boolean locals) throws Exception {
    PlainCounts.UNCOUNTED.set(0, 3, !locals);
    byte[] woven = new Weaver(new StaticTypes(name -> false)).weave(classFile, locals, true);
    // Null where there is nothing to weave.
    WovenLoader loader = new WovenLoader(Map.of(RandomCode.NAME, woven == null ? classFile : woven));
    assertNull(loader.link(RandomCode.NAME), "seed " + seed);
    Class<?> type = loader.loadClass(RandomCode.NAME);
    int thrown = 0;
    for (int run = 0; run < RUNS; run++) {
      try {
        thrown += ends(type, RUNS * seed + run, run % 3) ? 0 : 1;
      } catch (AssertionError wrong) {
        throw new AssertionError("seed " + seed + ", run " + run, wrong);
      }
    }
    return thrown;
  }

  private static boolean ends(Class<?> type, long seed, int method) throws Exception {
    PlainCounts.begin(seed);
    boolean returned = true;
    try {
      if (method == 2) {
        type.getConstructor(Object.class).newInstance(PlainCounts.pick());
      } else {
        type.getMethod("m" + method, Object.class, int.class).invoke(null, PlainCounts.pick(), 1);
      }
    } catch (InvocationTargetException thrown) {
      if (thrown.getCause() instanceof AssertionError wrong) {
        throw wrong;
      }
      returned = false;
    }
    PlainCounts.end(type);
    return returned;
  }
}
