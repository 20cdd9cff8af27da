package dev.refcount.audit;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The text of strings that were asked for: one pass finds the objects, a later one what is in them. */
final class Strings {
  private final DumpReader dump;
  private final IdMap wanted = new IdMap();
  /** By array of bytes the string, and whether it is in Latin-1. */
  private final IdMap arrays = new IdMap();

  private final Map<Long, long[]> values = new HashMap<>();
  private final Map<Long, byte[]> contents = new HashMap<>();

  Strings(DumpReader dump) {
    this.dump = dump;
  }

  long want(long id) {
    wanted.put(id == 0 ? -1 : id, 0);
    return id;
  }

  void string(long id, DumpClass type, byte[] fields) {
    if (wanted.get(id) < 0 || !type.name.equals("java.lang.String")) {
      return;
    }
    try {
      long array = dump.reference(fields, type.position("value", dump.idSize()));
      values.put(id, new long[] {array, fields[type.position("coder", dump.idSize())]});
      arrays.put(array, 0);
    } catch (DumpException otherVm) {
      throw new UncheckedIOException(otherVm);
    }
  }

  boolean wantsContent(long array) {
    return arrays.get(array) >= 0;
  }

  void content(long array, byte[] bytes) {
    contents.put(array, bytes);
  }

  /** The text, or null of null and of what is no string. */
  String text(long id) {
    long[] value = values.get(id);
    byte[] bytes = value == null ? null : contents.get(value[0]);
    if (bytes == null) {
      return null;
    }
    if (value[1] == 0) {
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
    // In the byte order of the machine that wrote it, as a String is; HotSpot runs on little-endian ones.
    return new String(bytes, StandardCharsets.UTF_16LE);
  }
}
