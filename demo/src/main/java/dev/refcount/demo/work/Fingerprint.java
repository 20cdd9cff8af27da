package dev.refcount.demo.work;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A SHA-256 over a list of named pieces. */
final class Fingerprint {
  private final MessageDigest digest;

  Fingerprint() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }

  void add(String name, byte[] content) {
    piece(name.getBytes(UTF_8));
    piece(content);
  }

  /** Length first: without it, bytes moved from the end of one piece to the next would go unnoticed. */
  private void piece(byte[] bytes) {
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
    digest.update(bytes);
  }

  /** The hash of all that was added, in hexadecimal; the next piece starts a new one. */
  String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
