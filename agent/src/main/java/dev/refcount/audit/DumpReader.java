package dev.refcount.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Streams through a heap dump in HPROF format (JAVA PROFILE 1.0.x, as HotSpot writes it), any number
 * of times. Only the classes stay in memory.
 *
 * <p>HotSpot writes all classes of a dump before the first instance; a superclass may come later than
 * its subclass.
 */
final class DumpReader {
  private static final int STEP = 32 << 20;
  private static final int BYTE = 8;
  private static final int INT = 10;

  private final Path file;
  private final long size;
  private final AuditProgress progress;
  /** Names of classes and fields, in the first pass. */
  private Map<Long, String> strings = new HashMap<>();
  private final IdMap classNumbers = new IdMap();
  private final List<DumpClass> classes = new ArrayList<>();
  private final DumpFrames frames = new DumpFrames();
  private DumpInput in;
  private int pass;
  private byte[] fields = new byte[256];
  private long[] elements = new long[256];

  DumpReader(Path file, AuditProgress progress) throws IOException {
    this.file = file;
    this.size = Files.size(file);
    this.progress = progress;
  }

  int idSize() {
    return in.idSize();
  }

  /** The reference at a position in the bytes of an instance. */
  long reference(byte[] instance, int at) {
    return in.idAt(instance, at);
  }

  /** The reference in a field by name; a dump whose class has no such field is of another agent version. */
  long reference(DumpClass type, byte[] instance, String name) {
    return reference(instance, position(type, name));
  }

  /** The same of an {@code int}. */
  int number(DumpClass type, byte[] instance, String name) {
    return DumpInput.intAt(instance, position(type, name));
  }

  private int position(DumpClass type, String name) {
    try {
      return type.position(name, idSize());
    } catch (DumpException otherVersion) {
      throw new UncheckedIOException(otherVersion);
    }
  }

  DumpClass type(long classId) {
    int number = classNumbers.get(classId);
    if (number < 0) {
      number = classes.size();
      classNumbers.put(classId, number);
      classes.add(new DumpClass(classId));
    }
    return classes.get(number);
  }

  /** Whether it is the identifier of a class, after the first pass. */
  boolean isClass(long id) {
    return classNumbers.get(id) >= 0;
  }

  /** The stacks of the threads, after the first pass. */
  DumpFrames frames() {
    return frames;
  }

  void read(DumpVisitor visitor) throws IOException {
    pass++;
    try (DumpInput opened = new DumpInput(file)) {
      in = opened;
      header();
      records(visitor);
    } catch (UncheckedIOException failure) {
      throw failure.getCause();
    } catch (RuntimeException nonsense) {
      // What no writer of dumps writes: a name that is nowhere, a type of field that there is not.
      throw new DumpException(
          file + " is damaged near byte " + in.offset() + ": write the dump again", nonsense);
    }
    strings = null;
  }

  private void records(DumpVisitor visitor) throws IOException {
    long told = 0;
    boolean ended = false;
    while (!in.atEnd()) {
      int tag = in.u1();
      in.u4();
      long length = in.u4() & 0xffffffffL;
      record(tag, length, visitor);
      ended |= tag == 0x2c;
      if (in.offset() - told > STEP) {
        told = in.offset();
        progress.read(pass, told, size);
      }
    }
    if (!ended) {
      throw new DumpException(file + " has no end record: it is cut off; write the dump again");
    }
    progress.read(pass, size, size);
  }

  private void header() throws IOException {
    byte[] magic = new byte[13];
    if (size >= 31) {
      in.read(magic, magic.length);
    }
    if ((magic[0] & 0xff) == 0x1f && (magic[1] & 0xff) == 0x8b) {
      throw new DumpException(file + " is compressed: unpack it with gunzip first");
    }
    if (!new String(magic, StandardCharsets.US_ASCII).equals("JAVA PROFILE ")) {
      throw new DumpException(
          file + " is no heap dump in HPROF format: use one of jcmd PID GC.heap_dump FILE");
    }
    while (in.u1() != 0) {
      // the version
    }
    int idSize = in.u4();
    if (idSize != 4 && idSize != 8) {
      throw damaged();
    }
    in.idSize(idSize);
    in.u8();
  }

  private void record(int tag, long length, DumpVisitor visitor) throws IOException {
    if (tag == 0x0c || tag == 0x1c) {
      long end = in.offset() + length;
      while (in.offset() < end) {
        subRecord(visitor);
      }
      if (in.offset() != end) {
        throw damaged();
      }
    } else if (strings != null && tag == 0x01) {
      byte[] text = new byte[length(length - in.idSize(), 1)];
      long id = in.id();
      in.read(text, text.length);
      strings.put(id, new String(text, StandardCharsets.UTF_8));
    } else if (strings != null && tag == 0x02) {
      int serial = in.u4();
      long classId = in.id();
      in.u4();
      type(classId).name = strings.get(in.id()).replace('/', '.');
      frames.isClass(serial, type(classId));
    } else if (strings != null && (tag == 0x04 || tag == 0x05)) {
      frames.read(tag == 0x04, in, strings);
    } else {
      in.skip(length);
    }
  }

  private void subRecord(DumpVisitor visitor) throws IOException {
    int tag = in.u1();
    switch (tag) {
      case 0xff, 0x05, 0x07 -> in.skip(in.idSize());
      case 0x01 -> {
        visitor.nativeReference(in.id(), 0, 0);
        in.skip(in.idSize());
      }
      case 0x02 -> visitor.nativeReference(in.id(), in.u4(), in.u4());
      case 0x03 -> visitor.frame(in.id(), in.u4(), in.u4());
      case 0x08 -> {
        visitor.thread(in.id(), in.u4());
        in.u4();
      }
      case 0x04, 0x06 -> in.skip(in.idSize() + 4);
      case 0x20 -> classDump(visitor);
      case 0x21 -> instance(visitor);
      case 0x22 -> objectArray(visitor);
      case 0x23 -> primitiveArray(visitor);
      default ->
          throw new DumpException(file + " has a record of the unknown kind " + tag
              + " at byte " + in.offset() + ": it is damaged; write the dump again");
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
    for (int n = in.u2(), i = 0; i < n; i++) {
      long nameId = in.id();
      int fieldType = in.u1();
      if (strings != null) {
        type.addStatic(strings.get(nameId));
      }
      if (fieldType == DumpClass.OBJECT) {
        visitor.staticField(type, type.staticName(i), in.id());
      } else {
        in.skip(DumpClass.size(fieldType, in.idSize()));
      }
    }
    for (int n = in.u2(); n > 0; n--) {
      long nameId = in.id();
      int fieldType = in.u1();
      if (strings != null) {
        type.add(strings.get(nameId), fieldType, DumpClass.size(fieldType, in.idSize()));
      }
    }
  }

  private void instance(DumpVisitor visitor) throws IOException {
    long id = in.id();
    in.u4();
    DumpClass type = type(in.id());
    int length = length(in.u4(), 1);
    if (fields.length < length) {
      fields = new byte[2 * length];
    }
    in.read(fields, length);
    visitor.instance(id, type, fields);
  }

  private void objectArray(DumpVisitor visitor) throws IOException {
    long id = in.id();
    in.u4();
    int length = length(in.u4(), in.idSize());
    DumpClass type = type(in.id());
    if (elements.length < length) {
      elements = new long[length + length / 2];
    }
    for (int i = 0; i < length; i++) {
      elements[i] = in.id();
    }
    visitor.array(id, type, elements, length);
  }

  private void primitiveArray(DumpVisitor visitor) throws IOException {
    long id = in.id();
    in.u4();
    long length = in.u4() & 0xffffffffL;
    int type = in.u1();
    long bytes = length * DumpClass.size(type, in.idSize());
    if ((type == BYTE || type == INT) && visitor.wantsPrimitives(id)) {
      byte[] content = new byte[length(bytes, 1)];
      in.read(content, content.length);
      visitor.primitives(id, content);
    } else {
      in.skip(bytes);
    }
  }

  /** A length that fits into what is left of the file: no other is worth an array. */
  private int length(long stated, int unit) throws DumpException {
    if (stated < 0 || stated * unit > size - in.offset()) {
      throw new DumpException(
          file + " ends in the middle of a record: it is cut off; write the dump again");
    }
    return (int) stated;
  }

  private DumpException damaged() {
    return new DumpException(
        file + " is damaged near byte " + in.offset() + ": write the dump again");
  }
}
