package dev.refcount.cache;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which loaded classes are not even looked at, since there was nothing to weave in them. */
final class PlainClassesTest {
  private static final byte[] INPUT = new byte[4000];
  private static final byte[] WOVEN = new byte[5000];

  @TempDir Path parent;

  private WeavingCache run(boolean alone) {
    return WeavingCache.open(new Folder(parent.toFile()), "jdk", "program", alone);
  }

  private void first() {
    WeavingCache cache = run(true);
    cache.add("java/Plain", true, true, INPUT, null, List.of(), "");
    cache.add("java/Woven", true, true, INPUT, WOVEN, List.of(), "");
    cache.started();
    cache.add("java/Later", true, true, INPUT, null, List.of(), "");
    cache.save();
    cache.leave();
  }

  @Test
  void those_that_the_jdk_had_at_the_start() {
    first();
    WeavingCache second = run(true);
    assertTrue(second.isPlain("java/Plain", true));
    assertFalse(second.isPlain("java/Plain", false));
    assertFalse(second.isPlain("java/Woven", true));
    assertFalse(second.isPlain("java/Later", true));
    assertFalse(second.isPlain("java/Unknown", true));
  }

  @Test
  void none_where_somebody_else_changes_classes() {
    first();
    assertFalse(run(false).isPlain("java/Plain", true));
  }
}
