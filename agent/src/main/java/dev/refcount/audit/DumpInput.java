package dev.refcount.audit;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Big-endian numbers and identifiers from a file of any size, through one buffer. */
final class DumpInput implements Closeable {
  private final Path file;
  private final InputStream in;
  private final byte[] buffer = new byte[1 << 16];
  private int position;
  private int limit;
  private long consumed;
  private int idSize = 8;

  DumpInput(Path file) throws IOException {
    this.file = file;
    this.in = Files.newInputStream(file);
  }

  void idSize(int bytes) {
    idSize = bytes;
  }

  int idSize() {
    return idSize;
  }

  /** Bytes read since the beginning of the file. */
  long offset() {
    return consumed + position;
  }

  boolean atEnd() throws IOException {
    return position == limit && !fill();
  }

  int u1() throws IOException {
    if (position == limit && !fill()) {
      throw new DumpException(
          file + " ends in the middle of a record: it is cut off; write the dump again");
    }
    return buffer[position++] & 0xff;
  }

  int u2() throws IOException {
    return u1() << 8 | u1();
  }

  int u4() throws IOException {
    if (limit - position >= 4) {
      int value = intAt(buffer, position);
      position += 4;
      return value;
    }
    return u2() << 16 | u2();
  }

  long u8() throws IOException {
    return (long) u4() << 32 | u4() & 0xffffffffL;
  }

  long id() throws IOException {
    return idSize == 8 ? u8() : u4() & 0xffffffffL;
  }

  void read(byte[] target, int length) throws IOException {
    for (int done = 0; done < length; ) {
      if (position == limit) {
        target[done++] = (byte) u1();
      }
      int part = Math.min(length - done, limit - position);
      System.arraycopy(buffer, position, target, done, part);
      position += part;
      done += part;
    }
  }

  void skip(long bytes) throws IOException {
    for (long left = bytes; left > 0; ) {
      if (position == limit) {
        u1();
        left--;
      }
      int part = (int) Math.min(left, limit - position);
      position += part;
      left -= part;
    }
  }

  static int intAt(byte[] bytes, int at) {
    return (bytes[at] & 0xff) << 24
        | (bytes[at + 1] & 0xff) << 16
        | (bytes[at + 2] & 0xff) << 8
        | bytes[at + 3] & 0xff;
  }

  long idAt(byte[] bytes, int at) {
    return idSize == 8
        ? (long) intAt(bytes, at) << 32 | intAt(bytes, at + 4) & 0xffffffffL
        : intAt(bytes, at) & 0xffffffffL;
  }

  private boolean fill() throws IOException {
    consumed += limit;
    position = 0;
    limit = Math.max(in.read(buffer), 0);
    return limit > 0;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
