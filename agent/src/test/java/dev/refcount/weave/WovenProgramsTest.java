package dev.refcount.weave;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Whole programs with local variables and births: HotSpot must verify what the weaver wrote. */
final class WovenProgramsTest {
  private static final Weaver WEAVER = new Weaver(new StaticTypes(name -> false));

  @Test
  void hotspot_verifies_a_woven_database() throws IOException, URISyntaxException {
    verify(ClassFileSets.ofJarOf(org.h2.Driver.class), 900);
  }

  @Test
  void hotspot_verifies_a_woven_compiler() throws IOException {
    verify(ClassFileSets.ofModule("jdk.compiler"), 1000);
  }

  /** Of another compiler, which keeps objects in variables before their constructor has run. */
  @Test
  void hotspot_verifies_woven_kotlin() throws IOException, URISyntaxException {
    verify(ClassFileSets.ofJarOf(kotlin.reflect.full.KClasses.class), 1600);
  }

  /** What another agent hands on may have been woven before. */
  @Test
  void hotspot_verifies_what_was_woven_twice() throws IOException, URISyntaxException {
    Map<String, byte[]> originals = ClassFileSets.ofJarOf(org.h2.Driver.class);
    assertEquals(List.of(), refused(originals, woven(woven(originals))));
  }

  private static void verify(Map<String, byte[]> originals, int atLeast) {
    Map<String, byte[]> woven = woven(originals);
    assertTrue(woven.size() >= atLeast, "woven " + woven.size() + " of " + originals.size());
    assertEquals(List.of(), refused(originals, woven));
  }

  private static Map<String, byte[]> woven(Map<String, byte[]> classFiles) {
    Map<String, byte[]> woven = new TreeMap<>();
    classFiles.forEach(
        (name, classFile) -> {
          byte[] changed = WEAVER.weave(classFile, true, true);
          if (changed != null) {
            woven.put(name, changed);
          }
        });
    return woven;
  }

  /** Classes that HotSpot refuses woven, but takes, or refuses with the same error, as they were. */
  private static List<String> refused(
      Map<String, byte[]> originals, Map<String, byte[]> woven) {
    Map<String, byte[]> all = new TreeMap<>(originals);
    all.putAll(woven);
    WovenLoader asWoven = new WovenLoader(all);
    WovenLoader asWas = new WovenLoader(originals);
    List<String> refused = new ArrayList<>();
    for (String name : woven.keySet()) {
      LinkageError error = asWoven.link(name);
      if (error != null) {
        LinkageError before = asWas.link(name);
        // Both products name classes that are optional, and not here.
        if (before == null || before.getClass() != error.getClass()) {
          refused.add(name + ": " + error.toString().lines().findFirst().orElseThrow());
        }
      }
    }
    return refused;
  }
}
