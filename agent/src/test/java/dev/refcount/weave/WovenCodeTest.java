package dev.refcount.weave;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Woven byte code, method by method, against the texts in {@code src/test/resources/woven}.
 *
 * <p>A difference is not always a fault: read it, and copy the new text from {@code target/woven} if it
 * is what was meant.
 */
final class WovenCodeTest {
  /** What of the weaving is switched on: hooks on the heap alone, births too, local variables too. */
  private enum With { HEAP, BIRTHS, LOCALS }

  private enum Sample {
    PUT_FIELD(Samples.class, "putField", With.HEAP),
    PUT_STATIC(Samples.class, "putStatic", With.HEAP),
    PUT_ELEMENT(Samples.class, "putElement", With.HEAP),
    PUT_SPARED(Samples.class, "putSpared", With.HEAP),
    PUT_EARLY(Samples.Early.class, "<init>", With.HEAP),
    ARRAYCOPY(Samples.class, "arraycopy", With.HEAP),
    CLONE(Samples.class, "clone", With.HEAP),
    CLONE_ARRAY(Samples.class, "cloneArray", With.HEAP),
    CLONE_NUMBERS(Samples.class, "cloneNumbers", With.HEAP),
    COPY_OF(Samples.class, "copyOf", With.HEAP),
    CAPTURE(Samples.class, "capture", With.HEAP),
    COMPARE_AND_SET(Samples.class, "compareAndSet", With.HEAP),
    BORN(Samples.Born.class, "<init>", With.BIRTHS),
    BORN_OF_JDK(Samples.BornOfJdk.class, "<init>", With.BIRTHS),
    BORN_BELOW(Samples.BornBelow.class, "<init>", With.BIRTHS),
    LOCAL_SCOPE(Samples.class, "scope", With.LOCALS),
    LOCAL_PARAMETER(Samples.class, "parameter", With.LOCALS),
    LOCAL_CAUGHT(Samples.class, "caught", With.LOCALS),
    LOCAL_SUPER(Samples.WithParameter.class, "<init>", With.LOCALS);

    private final Class<?> type;
    private final String method;
    private final With with;

    Sample(Class<?> type, String method, With with) {
      this.type = type;
      this.method = method;
      this.with = with;
    }

    /** Its own code where nothing was woven. */
    String woven() throws IOException {
      byte[] original = bytes(type);
      byte[] woven = weaver().weave(original, with == With.LOCALS, with == With.BIRTHS);
      return WovenText.of(woven == null ? original : woven, method);
    }

    String file() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-') + ".txt";
    }
  }

  @ParameterizedTest
  @EnumSource
  void each_kind_of_store_is_woven_as_written_down(Sample sample) throws IOException {
    String woven = sample.woven();
    String expected = resource("/woven/" + sample.file());
    if (!woven.equals(expected)) {
      Path actual = Path.of("target", "woven", sample.file());
      Files.createDirectories(actual.getParent());
      Files.writeString(actual, woven);
      assertEquals(expected, woven, "woven code has changed; the new text is in " + actual);
    }
  }

  @Test
  void a_class_without_a_store_that_matters_is_left_as_it_is() throws IOException {
    assertNull(weaver().weave(bytes(Runnable.class), true, true));
    assertNull(weaver().weave(bytes(Samples.Numbers.class), true, false));
  }

  @Test
  void a_type_that_is_spared_has_its_hook_once_a_pattern_tags_it() throws IOException {
    Weaver tagsStrings = new Weaver(new StaticTypes("java.lang.String"::equals));
    String woven =
        WovenText.of(tagsStrings.weave(bytes(Samples.class), false, false), "putSpared");
    assertEquals(1, woven.split("dev/refcount/boot/Hooks.field", -1).length - 1, woven);
  }

  @Test
  void a_store_before_this_to_another_object_is_hooked_at_once() throws IOException {
    byte[] woven = weaver().weave(bytes(Samples.EarlyElsewhere.class), false, false);
    String text = WovenText.of(woven, "<init>");
    String early = text.substring(0, text.indexOf("INVOKESPECIAL"));
    assertTrue(early.contains("dev/refcount/boot/Hooks.field"), text);
  }

  private static Weaver weaver() {
    return new Weaver(new StaticTypes(name -> false));
  }

  private static byte[] bytes(Class<?> type) throws IOException {
    String file = type.getName().substring(type.getName().lastIndexOf('.') + 1) + ".class";
    try (InputStream in = type.getResourceAsStream(file)) {
      assertNotNull(in, file);
      return in.readAllBytes();
    }
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = WovenCodeTest.class.getResourceAsStream(name)) {
      return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
