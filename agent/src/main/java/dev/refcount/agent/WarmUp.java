package dev.refcount.agent;

import dev.refcount.weave.StaticTypes;
import dev.refcount.weave.Weaver;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * Weaves one class for nothing before the transformer is installed: whatever JDK class the weaver
 * itself needs is loaded then, and not while that very class is being transformed, which would be a
 * {@code ClassCircularityError}.
 */
final class WarmUp {
  private WarmUp() {}

  static void run(StaticTypes.Tagged tagging) {
    try (InputStream in = WarmUp.class.getResourceAsStream("WarmUp.class")) {
      new Weaver(new StaticTypes(tagging)).weave(in.readAllBytes(), true, true);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
