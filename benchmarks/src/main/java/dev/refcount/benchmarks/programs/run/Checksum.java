package dev.refcount.benchmarks.programs.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A SHA-256 over lines of text, in their order. */
final class Checksum {
  private final MessageDigest digest;

  Checksum() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }

  void add(String line) {
    digest.update(line.getBytes(UTF_8));
    digest.update((byte) '\n');
  }

  /** In hexadecimal. */
  String end() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
