package dev.refcount.weave;

import dev.refcount.boot.Channel;
import dev.refcount.boot.Place;
import java.util.Set;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/** One class while it is woven: its name for sites, and whether anything was changed. */
final class Woven {
  private final String internalName;
  private final String type;
  private final StaticTypes staticTypes;
  private final Set<Channel> leftOut;
  private final Places lines;
  private final Places fields;
  private final Families families;
  /** See {@link KnownClasses}. */
  private final Set<String> classes;
  private int version;
  private String file;
  private String method;
  private boolean tellsLines;
  private int line;
  private int room;
  private boolean changed;

  Woven(
      String internalName,
      StaticTypes staticTypes,
      Set<Channel> leftOut,
      Places lines,
      Places fields,
      Families families,
      Set<String> classes) {
    this.families = families;
    this.classes = classes;
    this.leftOut = leftOut;
    this.internalName = internalName;
    this.type = internalName.replace('/', '.');
    this.staticTypes = staticTypes;
    this.lines = lines;
    this.fields = fields;
  }

  String internalName() {
    return internalName;
  }

  StaticTypes staticTypes() {
    return staticTypes;
  }

  boolean changed() {
    return changed;
  }

  void version(int classFileVersion) {
    // The minor version is in the upper half.
    version = classFileVersion & 0xffff;
  }

  /** Frames came with Java 6. */
  boolean mayHaveFrames() {
    return version >= Opcodes.V1_6;
  }

  /** The class files of Java 6 may do without, too: ways may meet anywhere that has a label. */
  boolean mayLackFrames() {
    return version <= Opcodes.V1_6;
  }

  void source(String sourceFile) {
    file = sourceFile;
  }

  /** @param withLines whether the places of its stores are told apart */
  void enter(String methodName, boolean withLines) {
    method = methodName;
    tellsLines = withLines;
    line = -1;
    room = 0;
  }

  void line(int number) {
    line = number;
  }

  int line() {
    return line;
  }

  /** False in a method that has no room for it. */
  boolean tellsLines() {
    return tellsLines;
  }

  private int number(Place place) {
    return (tellsLines ? lines : fields).number(place);
  }

  /** Pushes a class that the code may name: a constant, or before Java 5, which had none, a look-up. */
  void pushClass(MethodVisitor out, String owner) {
    if (version >= (Opcodes.V1_5 & 0xffff)) {
      out.visitLdcInsn(Type.getObjectType(owner));
    } else {
      out.visitLdcInsn(owner.replace('/', '.'));
      out.visitMethodInsn(
          Opcodes.INVOKESTATIC,
          "java/lang/Class",
          "forName",
          "(Ljava/lang/String;)Ljava/lang/Class;",
          false);
    }
  }

  /** A new site at the current line, for a local variable. */
  int site(String slot) {
    return number(new Place(type, method, file, line, slot));
  }

  /** A new site at the current line, for a slot that code names by itself. */
  int site(Channel channel, String slot) {
    return number(new Place(type, method, file, line, null, slot, null, channel));
  }

  /** A new site at the current line, for a field of the named class. */
  int site(Channel channel, String owner, String field, String descriptor) {
    return number(new Place(type, method, file, line, owner.replace('/', '.'), field, descriptor, channel));
  }

  /** The class whose hooks a store of this static type calls; null for the common ones, and if the type is null. */
  String hooks(String staticType) {
    if (staticType == null) {
      return null;
    }
    boolean isClass = staticType.equals(Families.ARRAY) || classes.contains(staticType);
    return families.hooks(staticType, isClass);
  }

  /** Whether a test has this channel's hooks left out. The self-test's own program has them all. */
  boolean leavesOut(Channel channel) {
    return leftOut.contains(channel) && !internalName.startsWith("dev/refcount/selftest/");
  }

  /** Marks the class as changed by code that needs so many more operand stack entries. */
  void needs(int entries) {
    changed = true;
    room = Math.max(room, entries);
  }

  /** Operand stack entries that the current method needs beyond its own. */
  int room() {
    return room;
  }
}
