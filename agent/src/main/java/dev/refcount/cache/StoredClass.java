package dev.refcount.cache;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * One class: what it was woven from, and where in {@code bytes}, which others share, the result lies.
 *
 * @param births whether its constructors tell of new objects
 * @param atStart whether it was there when the agent came, as nobody but the JDK can have made it
 * @param inputLength length of the class file that was woven
 * @param inputSum its checksum
 * @param length of the woven class file; -1 if there was nothing to weave
 */
record StoredClass(
    boolean births,
    boolean atStart,
    int inputLength,
    int inputSum,
    byte[] bytes,
    int from,
    int length)
    implements WeavingCache.Known {
  private static final int BIRTHS = 1;
  private static final int AT_START = 2;
  private static final int PLAIN = -1;

  static StoredClass of(boolean births, boolean atStart, byte[] input, byte[] woven) {
    return new StoredClass(
        births, atStart, input.length, sum(input), woven, 0, woven == null ? PLAIN : woven.length);
  }

  /** Reads one, and enters it by its internal name. */
  static void read(ByteBuffer in, Map<String, StoredClass> classes) {
    int nameLength = in.getInt();
    String name = new String(in.array(), in.position(), nameLength, StandardCharsets.UTF_8);
    in.position(in.position() + nameLength);
    int flags = in.get();
    int inputLength = in.getInt();
    int inputSum = in.getInt();
    int length = in.getInt();
    classes.put(
        name,
        new StoredClass(
            (flags & BIRTHS) != 0,
            (flags & AT_START) != 0,
            inputLength,
            inputSum,
            in.array(),
            in.position(),
            length));
    in.position(in.position() + Math.max(length, 0));
  }

  void write(String name, DataOutputStream out) throws IOException {
    byte[] nameBytes = name.getBytes(StandardCharsets.UTF_8);
    out.writeInt(nameBytes.length);
    out.write(nameBytes);
    out.writeByte((births ? BIRTHS : 0) | (atStart ? AT_START : 0));
    out.writeInt(inputLength);
    out.writeInt(inputSum);
    out.writeInt(length);
    if (!isPlain()) {
      out.write(bytes, from, length);
    }
  }

  boolean isPlain() {
    return length == PLAIN;
  }

  /** Another agent may have changed the class before it came to us. */
  boolean isOf(byte[] input) {
    return input.length == inputLength && sum(input) == inputSum;
  }

  /** The same with bytes of its own. */
  StoredClass apart() {
    return new StoredClass(births, atStart, inputLength, inputSum, woven(), 0, length);
  }

  @Override
  public byte[] woven() {
    if (isPlain()) {
      return null;
    }
    byte[] copy = new byte[length];
    System.arraycopy(bytes, from, copy, 0, length);
    return copy;
  }

  private static int sum(byte[] input) {
    CRC32 sum = new CRC32();
    sum.update(input, 0, input.length);
    return (int) sum.getValue();
  }
}
