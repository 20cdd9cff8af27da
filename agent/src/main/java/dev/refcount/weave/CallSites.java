package dev.refcount.weave;

import dev.refcount.boot.Channel;
import java.util.Map;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Puts the agent's stand-ins in the place of calls that store references natively or in bulk: {@code
 * System.arraycopy}, {@code Arrays.copyOf}, {@code Array.set}, {@code clone}, and inside the JDK
 * {@code Unsafe}.
 */
final class CallSites extends MethodVisitor {
  private static final String OPERATIONS = Hook.BOOT + "Operations";
  private static final String UNSAFE_STORES = Hook.BOOT + "UnsafeStores";
  private static final String UNSAFE = "jdk/internal/misc/Unsafe";
  private static final String ANY = "Ljava/lang/Object;";

  /** Called method with descriptor to the stand-in's name; it takes the site as one more argument. */
  private static final Map<String, String> STAND_INS =
      Map.of(
          "java/lang/System.arraycopy(Ljava/lang/Object;ILjava/lang/Object;II)V", "arraycopy",
          "java/util/Arrays.copyOf([Ljava/lang/Object;I)[Ljava/lang/Object;", "copyOf",
          "java/util/Arrays.copyOf([Ljava/lang/Object;ILjava/lang/Class;)[Ljava/lang/Object;",
              "copyOf",
          "java/util/Arrays.copyOfRange([Ljava/lang/Object;II)[Ljava/lang/Object;", "copyOfRange",
          "java/util/Arrays.copyOfRange([Ljava/lang/Object;IILjava/lang/Class;)[Ljava/lang/Object;",
              "copyOfRange",
          "java/lang/reflect/Array.set(Ljava/lang/Object;ILjava/lang/Object;)V", "arraySet",
          "java/lang/reflect/Array.newInstance(Ljava/lang/Class;I)Ljava/lang/Object;",
              "newInstance",
          "java/lang/reflect/Array.newInstance(Ljava/lang/Class;[I)Ljava/lang/Object;",
              "newInstance");

  private final Woven woven;

  CallSites(MethodVisitor next, Woven woven) {
    super(Opcodes.ASM9, next);
    this.woven = woven;
  }

  @Override
  public void visitMethodInsn(
      int opcode, String owner, String name, String descriptor, boolean isInterface) {
    if (!replaces(opcode, owner, name, descriptor)) {
      super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
      return;
    }
    Channel channel = channel(owner, name);
    int site = woven.site(channel, name);
    if (woven.leavesOut(channel)) {
      super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
    } else if (opcode == Opcodes.INVOKESTATIC) {
      standIn(OPERATIONS, STAND_INS.get(owner + '.' + name + descriptor), descriptor, site);
    } else if (channel == Channel.UNSAFE) {
      standIn(
          UNSAFE_STORES,
          name.replace("Object", "Reference"),
          "(L" + UNSAFE + ";" + descriptor.substring(1),
          site);
    } else {
      woven.needs(2);
      super.visitInsn(Opcodes.DUP); // original, original
      super.visitMethodInsn(opcode, owner, name, descriptor, isInterface); // original, copy
      Hook.push(mv, site); // original, copy, site
      Hook.CLONED.call(mv); // copy
    }
  }

  /** Of a call that is woven. */
  private static Channel channel(String owner, String name) {
    if (owner.equals(UNSAFE)) {
      return Channel.UNSAFE;
    }
    switch (name) {
      case "arraycopy": return Channel.ARRAYCOPY;
      case "set": return Channel.ARRAY_SET;
      case "clone": return Channel.CLONE;
      default: return Channel.COPY_OF;
    }
  }

  /** Whether a call of this method is woven. */
  static boolean replaces(int opcode, String owner, String name, String descriptor) {
    if (opcode == Opcodes.INVOKESTATIC) {
      return owner.startsWith("java/") && STAND_INS.containsKey(owner + '.' + name + descriptor);
    }
    return (owner.equals(UNSAFE) && storesReference(name)) || isClone(owner, name, descriptor);
  }

  private void standIn(String owner, String name, String descriptor, int site) {
    woven.needs(1);
    Hook.push(mv, site); // arguments, site
    int end = descriptor.indexOf(')');
    String withSite = descriptor.substring(0, end) + 'I' + descriptor.substring(end);
    super.visitMethodInsn(Opcodes.INVOKESTATIC, owner, name, withSite, false); // result
  }

  private static boolean storesReference(String name) {
    return (name.contains("Reference") || name.contains("Object"))
        && (name.startsWith("put") || name.startsWith("getAndSet") || name.contains("ompareAnd"));
  }

  /** {@code Object.clone} by whatever class inherits it; an override calls it in the end. */
  private static boolean isClone(String owner, String name, String descriptor) {
    if (!name.equals("clone") || !descriptor.equals("()" + ANY)) {
      return false;
    }
    boolean primitiveArray =
        owner.startsWith("[") && owner.charAt(1) != '[' && owner.charAt(1) != 'L';
    return !primitiveArray;
  }
}
