package dev.refcount.attach;

import java.io.InputStream;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;

/** An agent that puts another {@code Node} into the boot runtime, from its own jar. */
final class BrokenCounting implements ClassFileTransformer {
  static final String NODE = "dev/refcount/boot/Node";

  private BrokenCounting() {}

  public static void premain(String arguments, Instrumentation instrumentation) {
    instrumentation.addTransformer(new BrokenCounting());
  }

  @Override
  public byte[] transform(
      ClassLoader loader, String name, Class<?> redefined, ProtectionDomain domain, byte[] bytes) {
    if (!NODE.equals(name)) {
      return null;
    }
    try (InputStream broken = BrokenCounting.class.getResourceAsStream("/broken")) {
      return broken.readAllBytes();
    } catch (Exception failure) {
      throw new IllegalStateException(failure);
    }
  }
}
