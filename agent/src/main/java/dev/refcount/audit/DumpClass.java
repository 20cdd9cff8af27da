package dev.refcount.audit;

import dev.refcount.boot.OwnClasses;
import java.lang.constant.ClassDesc;
import java.util.ArrayList;
import java.util.List;

/** A class as the dump describes it: its name, its own fields, and where they lie in an instance. */
final class DumpClass {
  static final int OBJECT = 2;

  /** A reference field: its position in the bytes of an instance. */
  record Reference(String name, String declaredBy, int at) {}

  private record Field(String name, int type) {}

  final long id;
  String name = "?";
  DumpClass superclass;
  private final List<Field> own = new ArrayList<>();
  private int ownBytes;
  private final List<String> statics = new ArrayList<>();
  private Reference[] references;
  private Boolean isOwn;

  DumpClass(long id) {
    this.id = id;
  }

  /** The name as a program writes it: {@code java.lang.Object[]} for what a dump calls {@code [Ljava.lang.Object;}. */
  String words() {
    int dimensions = name.lastIndexOf('[') + 1;
    if (dimensions == 0) {
      return name;
    }
    String element =
        name.endsWith(";")
            ? name.substring(dimensions + 1, name.length() - 1)
            : ClassDesc.ofDescriptor(name.substring(dimensions)).displayName();
    return element + "[]".repeat(dimensions);
  }

  void add(String fieldName, int type, int bytes) {
    own.add(new Field(fieldName, type));
    ownBytes += bytes;
  }

  void addStatic(String fieldName) {
    statics.add(fieldName);
  }

  /** The name of a static field by its place in the dump. */
  String staticName(int index) {
    return statics.get(index);
  }

  /** Whether it is one of the agent's, or an array of those. */
  boolean isOwn() {
    if (isOwn == null) {
      int start = name.lastIndexOf('[') + 1;
      isOwn = OwnClasses.contain(start > 0 ? name.substring(start + 1) : name);
    }
    return isOwn;
  }

  /**
   * All reference fields, inherited ones included, but for those of {@code Reference} that are the
   * collector's: a referent does not count, and the collector links references that it discovered.
   */
  Reference[] references(int idSize) {
    if (references == null) {
      List<Reference> found = new ArrayList<>();
      int start = 0;
      for (DumpClass type = this; type != null; type = type.superclass) {
        int at = start;
        for (Field field : type.own) {
          if (field.type == OBJECT && !type.isCollectors(field.name)) {
            found.add(new Reference(field.name, type.name, at));
          }
          at += size(field.type, idSize);
        }
        start += type.ownBytes;
      }
      references = found.toArray(new Reference[0]);
    }
    return references;
  }

  private boolean isCollectors(String fieldName) {
    return name.equals("java.lang.ref.Reference")
        && (fieldName.equals("referent") || fieldName.equals("discovered"));
  }

  /** The position of a field by name, declared in this class or above. */
  int position(String fieldName, int idSize) throws DumpException {
    int start = 0;
    for (DumpClass type = this; type != null; type = type.superclass) {
      int at = start;
      for (Field field : type.own) {
        if (field.name.equals(fieldName)) {
          return at;
        }
        at += size(field.type, idSize);
      }
      start += type.ownBytes;
    }
    throw new DumpException(
        "the dump's " + name + " has no field " + fieldName + ": it is of another agent version");
  }

  boolean extendsClass(String other) {
    for (DumpClass type = this; type != null; type = type.superclass) {
      if (type.name.equals(other)) {
        return true;
      }
    }
    return false;
  }

  static int size(int type, int idSize) {
    switch (type) {
      case OBJECT: return idSize;
      case 4, 8: return 1; // boolean, byte
      case 5, 9: return 2; // char, short
      case 6, 10: return 4; // float, int
      case 7, 11: return 8; // double, long
      default: throw new IllegalArgumentException("no type " + type);
    }
  }
}
