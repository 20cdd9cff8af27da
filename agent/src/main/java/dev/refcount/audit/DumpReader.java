package dev.refcount.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongConsumer;

/**
 * Streams through a heap dump in HPROF format (JAVA PROFILE 1.0.x, as HotSpot writes it), any number
 * of times. Only the classes stay in memory.
 *
 * <p>HotSpot writes all classes of a dump before the first instance; a superclass may come later than
 * its subclass.
 */
final class DumpReader {
  private final Path file;
  private final LongConsumer progress;
  private final Map<Long, String> strings = new HashMap<>();
  private final Map<Long, DumpClass> classes = new HashMap<>();
  private DumpInput in;
  private boolean firstPass = true;
  private byte[] fields = new byte[256];
  private long[] elements = new long[256];

  /** Progress is told the bytes read, about every 64 MB. */
  DumpReader(Path file, LongConsumer progress) {
    this.file = file;
    this.progress = progress;
  }

  int idSize() {
    return in.idSize();
  }

  /** The reference at a position in the bytes of an instance. */
  long reference(byte[] instance, int at) {
    return in.idAt(instance, at);
  }

  DumpClass type(long classId) {
    return classes.computeIfAbsent(classId, DumpClass::new);
  }

  void read(DumpVisitor visitor) throws IOException {
    try (DumpInput opened = new DumpInput(file)) {
      in = opened;
      header();
      long told = 0;
      boolean ended = false;
      while (!in.atEnd()) {
        int tag = in.u1();
        in.u4();
        long length = in.u4() & 0xffffffffL;
        record(tag, length, visitor);
        ended |= tag == 0x2c;
        if (in.offset() - told > 64 << 20) {
          told = in.offset();
          progress.accept(told);
        }
      }
      if (!ended) {
        throw new DumpException(file + " has no end record: it is cut off; write the dump again");
      }
    }
    firstPass = false;
  }

  private void header() throws IOException {
    byte[] magic = new byte[13];
    if (Files.size(file) >= 31) {
      in.read(magic, magic.length);
    }
    if (!new String(magic, StandardCharsets.US_ASCII).equals("JAVA PROFILE ")) {
      throw new DumpException(
          file + " is no heap dump in HPROF format: use one of jcmd PID GC.heap_dump FILE");
    }
    while (in.u1() != 0) {
      // the version
    }
    in.idSize(in.u4());
    in.u8();
  }

  private void record(int tag, long length, DumpVisitor visitor) throws IOException {
    if (tag == 0x0c || tag == 0x1c) {
      for (long end = in.offset() + length; in.offset() < end; ) {
        subRecord(visitor);
      }
    } else if (firstPass && tag == 0x01) {
      byte[] text = new byte[(int) length - in.idSize()];
      long id = in.id();
      in.read(text, text.length);
      strings.put(id, new String(text, StandardCharsets.UTF_8));
    } else if (firstPass && tag == 0x02) {
      in.u4();
      long classId = in.id();
      in.u4();
      type(classId).name = strings.get(in.id()).replace('/', '.');
    } else {
      in.skip(length);
    }
  }

  private void subRecord(DumpVisitor visitor) throws IOException {
    int tag = in.u1();
    switch (tag) {
      case 0xff, 0x05, 0x07 -> in.skip(in.idSize());
      case 0x01 -> in.skip(2L * in.idSize());
      case 0x02, 0x03, 0x08 -> in.skip(in.idSize() + 8);
      case 0x04, 0x06 -> in.skip(in.idSize() + 4);
      case 0x20 -> classDump(visitor);
      case 0x21 -> instance(visitor);
      case 0x22 -> objectArray(visitor);
      case 0x23 -> primitiveArray();
      default ->
          throw new DumpException(file + " has a record of the unknown kind " + tag
              + " at byte " + in.offset());
    }
  }

  private void classDump(DumpVisitor visitor) throws IOException {
    DumpClass type = type(in.id());
    in.u4();
    long superId = in.id();
    type.superclass = superId == 0 ? null : type(superId);
    in.skip(5L * in.idSize() + 4);
    for (int n = in.u2(); n > 0; n--) {
      in.u2();
      in.skip(DumpClass.size(in.u1(), in.idSize()));
    }
    for (int n = in.u2(); n > 0; n--) {
      String name = strings.get(in.id());
      int kind = in.u1();
      if (kind == DumpClass.OBJECT) {
        visitor.staticField(type, name, in.id());
      } else {
        in.skip(DumpClass.size(kind, in.idSize()));
      }
    }
    for (int n = in.u2(); n > 0; n--) {
      String name = strings.get(in.id());
      int kind = in.u1();
      if (firstPass) {
        type.add(name, kind, DumpClass.size(kind, in.idSize()));
      }
    }
  }

  private void instance(DumpVisitor visitor) throws IOException {
    long id = in.id();
    in.u4();
    DumpClass type = type(in.id());
    int length = in.u4();
    if (fields.length < length) {
      fields = new byte[2 * length];
    }
    in.read(fields, length);
    visitor.instance(id, type, fields);
  }

  private void objectArray(DumpVisitor visitor) throws IOException {
    long id = in.id();
    in.u4();
    int length = in.u4();
    DumpClass type = type(in.id());
    if (elements.length < length) {
      elements = new long[length + length / 2];
    }
    for (int i = 0; i < length; i++) {
      elements[i] = in.id();
    }
    visitor.array(id, type, elements, length);
  }

  private void primitiveArray() throws IOException {
    in.skip(in.idSize() + 4);
    long length = in.u4();
    in.skip(length * DumpClass.size(in.u1(), in.idSize()));
  }
}
