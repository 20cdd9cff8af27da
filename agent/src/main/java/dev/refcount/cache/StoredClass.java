package dev.refcount.cache;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.zip.Adler32;
import java.util.zip.CRC32;

/**
 * One class: what it was woven from, and where in {@code bytes}, which others share, the result lies.
 *
 * @param jdk whether it was woven as a class of the JDK
 * @param births whether its constructors tell of new objects
 * @param atStart whether it was there when the agent came, as nobody but the JDK can have made it
 * @param inputLength length of the class file that was woven
 * @param inputSum two checksums of it, one above the other
 * @param length of the woven class file; -1 if there was nothing to weave
 * @param notesLength bytes of what lies behind it: the names of the static types whose own hooks it calls, and what the
 *     report tells of it
 */
record StoredClass(
    boolean jdk,
    boolean births,
    boolean atStart,
    int inputLength,
    long inputSum,
    byte[] bytes,
    int from,
    int length,
    int notesLength)
    implements WeavingCache.Known {
  private static final int BIRTHS = 1;
  private static final int AT_START = 2;
  private static final int JDK = 4;
  private static final int PLAIN = -1;
  /** Stands in no name of a class (JVMS 4.2); with no type before it what is told begins. */
  private static final char BEHIND_TYPE = ';';

  /** @param woven null if there was nothing to weave */
  static StoredClass of(
      boolean jdk,
      boolean births,
      boolean atStart,
      byte[] input,
      byte[] woven,
      Collection<String> types,
      String words) {
    StringBuilder text = new StringBuilder();
    for (String type : types) {
      text.append(type).append(BEHIND_TYPE);
    }
    if (!words.isEmpty()) {
      text.append(BEHIND_TYPE).append(words);
    }
    byte[] notes = text.toString().getBytes(StandardCharsets.UTF_8);
    int length = woven == null ? 0 : woven.length;
    byte[] bytes = woven == null ? notes : Arrays.copyOf(woven, length + notes.length);
    System.arraycopy(notes, 0, bytes, length, notes.length);
    return new StoredClass(
        jdk, births, atStart, input.length, sum(input), bytes, 0, woven == null ? PLAIN : length, notes.length);
  }

  /** Reads one, and enters it by its internal name. */
  static void read(ByteBuffer in, Map<String, StoredClass> classes) {
    int nameLength = in.getInt();
    String name = new String(in.array(), in.position(), nameLength, StandardCharsets.UTF_8);
    in.position(in.position() + nameLength);
    int flags = in.get();
    int inputLength = in.getInt();
    long inputSum = in.getLong();
    int length = in.getInt();
    int notesLength = in.getInt();
    classes.put(
        name,
        new StoredClass(
            (flags & JDK) != 0,
            (flags & BIRTHS) != 0,
            (flags & AT_START) != 0,
            inputLength,
            inputSum,
            in.array(),
            in.position(),
            length,
            notesLength));
    in.position(in.position() + Math.max(length, 0) + notesLength);
  }

  void write(String name, DataOutputStream out) throws IOException {
    byte[] nameBytes = name.getBytes(StandardCharsets.UTF_8);
    out.writeInt(nameBytes.length);
    out.write(nameBytes);
    out.writeByte((jdk ? JDK : 0) | (births ? BIRTHS : 0) | (atStart ? AT_START : 0));
    out.writeInt(inputLength);
    out.writeLong(inputSum);
    out.writeInt(length);
    out.writeInt(notesLength);
    out.write(bytes, from, size());
  }

  /** Bytes that it takes. */
  int size() {
    return Math.max(length, 0) + notesLength;
  }

  boolean isPlain() {
    return length == PLAIN;
  }

  /** Whether it came of the same: the program may have been built anew, or another agent have changed the class. */
  boolean isOf(byte[] input, boolean ofJdk, boolean withBirths) {
    return jdk == ofJdk && births == withBirths && input.length == inputLength && sum(input) == inputSum;
  }

  /** The same with bytes of its own. */
  StoredClass apart() {
    byte[] own = Arrays.copyOfRange(bytes, from, from + size());
    return new StoredClass(jdk, births, atStart, inputLength, inputSum, own, 0, length, notesLength);
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

  @Override
  public List<String> types() {
    List<String> types = new ArrayList<>();
    String notes = notes();
    int start = 0;
    for (int end = notes.indexOf(BEHIND_TYPE); end > start; end = notes.indexOf(BEHIND_TYPE, start)) {
      types.add(notes.substring(start, end));
      start = end + 1;
    }
    return types;
  }

  @Override
  public String words() {
    String notes = notes();
    int start = 0;
    int end = notes.indexOf(BEHIND_TYPE);
    while (end > start) {
      start = end + 1;
      end = notes.indexOf(BEHIND_TYPE, start);
    }
    return end < 0 ? "" : notes.substring(end + 1);
  }

  private String notes() {
    return new String(bytes, from + Math.max(length, 0), notesLength, StandardCharsets.UTF_8);
  }

  /** Two that have nothing in common: a class that was built anew must not run in its older form. */
  private static long sum(byte[] input) {
    CRC32 one = new CRC32();
    one.update(input, 0, input.length);
    Adler32 other = new Adler32();
    other.update(input, 0, input.length);
    return one.getValue() << Integer.SIZE | other.getValue();
  }
}
