package dev.refcount.weave;

import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** The hooks as weaving names them: where they are declared and what they take. */
enum Hook {
  FIELD("Hooks", "field", "(Ljava/lang/Object;Ljava/lang/Object;I)V"),
  STATIC_FIELD("Hooks", "staticField", "(Ljava/lang/Object;Ljava/lang/Class;I)V"),
  ELEMENT("Hooks", "element", "([Ljava/lang/Object;II)V"),
  STORE("Operations", "store", "([Ljava/lang/Object;ILjava/lang/Object;)V"),
  LOCAL("Hooks", "local", "(Ldev/refcount/boot/Node;Ljava/lang/Object;I)Ldev/refcount/boot/Node;"),
  DROP("Hooks", "drop", "(Ldev/refcount/boot/Node;I)V"),
  BORN("Hooks", "born", "(Ljava/lang/Object;)V"),
  NEWBORN("Hooks", "newborn", "(Ljava/lang/Object;)V"),
  BORN_ARRAY("Hooks", "bornArray", "([Ljava/lang/Object;II)V"),
  CAPTURED("Hooks", "captured", "(Ljava/lang/Object;JI)V"),
  REFLECTED("Setters", "reflected", "(Ljava/lang/reflect/Field;Ljava/lang/Object;I)V"),
  SETTER(
      "Setters",
      "setter",
      "(Ljava/lang/invoke/MethodHandle;Ljava/lang/Object;II)Ljava/lang/invoke/MethodHandle;"),
  FOUND_COPY(
      "HandleCopies",
      "found",
      "(Ljava/lang/invoke/MethodHandle;Ljava/lang/Object;I)Ljava/lang/invoke/MethodHandle;"),
  LINKED_COPY(
      "HandleCopies",
      "linked",
      "(Ljava/lang/invoke/MethodHandle;Ljava/lang/Class;Ljava/lang/String;I)Ljava/lang/invoke/MethodHandle;"),
  CALLED_BY_HANDLE("HandleCopies", "isCalledByHandle", "(ZLjava/lang/invoke/MethodHandleInfo;)Z"),
  COLLECTOR("HandleCopies", "collector", "(Ljava/lang/invoke/MethodHandle;I)Ljava/lang/invoke/MethodHandle;"),
  ACCESSOR(
      "CopyAccessor",
      "of",
      "(Ljdk/internal/reflect/MethodAccessor;Ljava/lang/reflect/Method;I)Ljdk/internal/reflect/MethodAccessor;"),
  UNCAUGHT("Reserve", "uncaught", "(Ljava/lang/Throwable;)V"),
  ENDS("Reserve", "release", "()V"),
  QUEUED("Setters", "queued", "(Ljava/lang/Object;Ljava/lang/Object;I)V"),
  HIDDEN("HiddenClasses", "woven", "([BLjava/lang/invoke/MethodHandles$Lookup;[Ljava/lang/Object;)[B"),
  HIDDEN_OF_JDK("HiddenClasses", "ofJdk", "([Ljava/lang/Object;)[Ljava/lang/Object;"),
  CLONED("Hooks", "cloned", "(Ljava/lang/Object;Ljava/lang/Object;I)Ljava/lang/Object;");

  static final String BOOT = "dev/refcount/boot/";
  static final String NODE = BOOT + "Node";

  private final String owner;
  private final String method;
  private final String descriptor;

  Hook(String type, String method, String descriptor) {
    this.owner = BOOT + type;
    this.method = method;
    this.descriptor = descriptor;
  }

  void call(MethodVisitor out) {
    call(out, null);
  }

  /** Calls the hook of the same name in another class; null for the common one. */
  void call(MethodVisitor out, String otherOwner) {
    String called = otherOwner == null ? owner : otherOwner;
    out.visitMethodInsn(Opcodes.INVOKESTATIC, called, method, descriptor, false);
  }

  boolean is(String type, String name, String takes) {
    return owner.equals(type) && method.equals(name) && descriptor.equals(takes);
  }

  String method() {
    return method;
  }

  String descriptor() {
    return descriptor;
  }

  /** Pushes an int by its shortest instruction. */
  static void push(MethodVisitor out, int value) {
    if (value >= -1 && value <= 5) {
      out.visitInsn(Opcodes.ICONST_0 + value);
    } else if (value >= Byte.MIN_VALUE && value <= Byte.MAX_VALUE) {
      out.visitIntInsn(Opcodes.BIPUSH, value);
    } else if (value >= Short.MIN_VALUE && value <= Short.MAX_VALUE) {
      out.visitIntInsn(Opcodes.SIPUSH, value);
    } else {
      out.visitLdcInsn(value);
    }
  }
}
