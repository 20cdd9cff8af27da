package dev.refcount.live;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** How requests and answers are written: a number, then texts, each with its length in bytes before. */
final class Wire {
  private static final int MOST_TEXTS = 16;

  private Wire() {}

  static void write(DataOutputStream out, int number, String... texts) throws IOException {
    out.writeInt(number);
    out.writeInt(texts.length);
    for (String text : texts) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      out.writeInt(bytes.length);
      out.write(bytes);
    }
    out.flush();
  }

  static Message read(DataInputStream in) throws IOException {
    return read(in, Integer.MAX_VALUE);
  }

  /** @param most bytes that a text may have */
  static Message read(DataInputStream in, int most) throws IOException {
    int number = in.readInt();
    int count = in.readInt();
    if (count < 0 || count > MOST_TEXTS) {
      throw new IOException("the other side speaks another version");
    }
    String[] texts = new String[count];
    for (int i = 0; i < count; i++) {
      int length = in.readInt();
      if (length < 0 || length > most) {
        throw new IOException("the other side speaks another version");
      }
      byte[] bytes = in.readNBytes(length);
      if (bytes.length < length) {
        throw new EOFException();
      }
      texts[i] = new String(bytes, StandardCharsets.UTF_8);
    }
    return new Message(number, texts);
  }

  /** What was read. */
  record Message(int number, String[] texts) {}
}
