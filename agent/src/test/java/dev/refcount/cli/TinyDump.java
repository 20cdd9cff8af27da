package dev.refcount.cli;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** Writes small heap dumps in HPROF format, by hand: what no JVM writes can be written too. */
final class TinyDump {
  static final int OBJECT = 2;
  static final int BYTE = 8;
  static final int INT = 10;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final DataOutputStream file = new DataOutputStream(bytes);
  private final ByteArrayOutputStream heapBytes = new ByteArrayOutputStream();
  private final DataOutputStream heap = new DataOutputStream(heapBytes);
  private final Map<String, Long> names = new HashMap<>();
  private long lastId = 1000;

  TinyDump() throws IOException {
    file.writeBytes("JAVA PROFILE 1.0.2\0");
    file.writeInt(8);
    file.writeLong(0);
  }

  /** Adds a class; the fields are names, each followed by its type. */
  long type(String name, long parent, Object... fields) throws IOException {
    long id = lastId++;
    long nameId = name(name.replace('.', '/'));
    record(0x02, 24);
    file.writeInt(1);
    file.writeLong(id);
    file.writeInt(0);
    file.writeLong(nameId);
    heap.writeByte(0x20);
    heap.writeLong(id);
    heap.writeInt(0);
    heap.writeLong(parent);
    for (int i = 0; i < 5; i++) {
      heap.writeLong(0);
    }
    heap.writeInt(0);
    heap.writeShort(0);
    heap.writeShort(0);
    heap.writeShort(fields.length / 2);
    for (int i = 0; i < fields.length; i += 2) {
      heap.writeLong(name((String) fields[i]));
      heap.writeByte((Integer) fields[i + 1]);
    }
    return id;
  }

  /** Adds an instance; the values are those of its own class first, as {@code long}, {@code int}, {@code byte}. */
  long instance(long type, Object... values) throws IOException {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(content);
    for (Object value : values) {
      if (value instanceof Long reference) {
        out.writeLong(reference);
      } else if (value instanceof Integer number) {
        out.writeInt(number);
      } else {
        out.writeByte((Byte) value);
      }
    }
    long id = lastId++;
    heap.writeByte(0x21);
    heap.writeLong(id);
    heap.writeInt(0);
    heap.writeLong(type);
    heap.writeInt(content.size());
    content.writeTo(heap);
    return id;
  }

  private long name(String text) throws IOException {
    Long known = names.get(text);
    if (known != null) {
      return known;
    }
    long id = lastId++;
    names.put(text, id);
    record(0x01, 8 + text.length());
    file.writeLong(id);
    file.writeBytes(text);
    return id;
  }

  private void record(int tag, int length) throws IOException {
    file.writeByte(tag);
    file.writeInt(0);
    file.writeInt(length);
  }

  /** The whole file. */
  byte[] bytes() throws IOException {
    record(0x1c, heapBytes.size());
    heapBytes.writeTo(file);
    record(0x2c, 0);
    return bytes.toByteArray();
  }
}
