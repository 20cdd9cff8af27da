package dev.refcount.generated;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Gives a class file shapes that javac does not write, and that mean the same: gaps between the slots
 * of variables, and slots without a name that keep what was stored until something else is.
 */
final class Reshaper {
  private final Random random;

  private Reshaper(Random random) {
    this.random = random;
  }

  static byte[] reshape(byte[] classFile, Random random) {
    ClassNode type = new ClassNode();
    new ClassReader(classFile).accept(type, ClassReader.EXPAND_FRAMES);
    Reshaper reshaper = new Reshaper(random);
    type.methods.forEach(reshaper::reshape);
    ClassWriter writer = new ClassWriter(0);
    type.accept(writer);
    return writer.toByteArray();
  }

  private void reshape(MethodNode method) {
    if (method.instructions.size() == 0) {
      return;
    }
    if (random.nextBoolean()) {
      shift(method, 1 + random.nextInt(3));
    }
    keep(method);
  }

  private static void shift(MethodNode method, int by) {
    int own = (Type.getArgumentsAndReturnSizes(method.desc) >> 2)
        - ((method.access & Opcodes.ACC_STATIC) != 0 ? 1 : 0);
    for (AbstractInsnNode instruction : method.instructions) {
      if (instruction instanceof VarInsnNode variable && variable.var >= own) {
        variable.var += by;
      } else if (instruction instanceof IincInsnNode counter && counter.var >= own) {
        counter.var += by;
      } else if (instruction instanceof FrameNode frame) {
        frame.local = shifted(frame.local, own, by);
      }
    }
    method.maxLocals += by;
  }

  private static List<Object> shifted(List<Object> locals, int own, int by) {
    List<Object> shifted = new ArrayList<>();
    int size = 0;
    boolean done = false;
    for (Object local : locals) {
      if (size >= own && !done) {
        shifted.addAll(Collections.nCopies(by, Opcodes.TOP));
        done = true;
      }
      shifted.add(local);
      size += Opcodes.LONG.equals(local) || Opcodes.DOUBLE.equals(local) ? 2 : 1;
    }
    return shifted;
  }

  /** Keeps some stored references in fresh slots, which nobody ever reads. */
  private void keep(MethodNode method) {
    int fresh = method.maxLocals;
    for (AbstractInsnNode instruction : method.instructions.toArray()) {
      if (storesReference(instruction) && random.nextInt(3) == 0) {
        InsnList copy = new InsnList();
        copy.add(new InsnNode(Opcodes.DUP));
        copy.add(new VarInsnNode(Opcodes.ASTORE, fresh + random.nextInt(2)));
        method.instructions.insertBefore(instruction, copy);
      }
    }
    method.maxLocals += 2;
    method.maxStack++;
  }

  private static boolean storesReference(AbstractInsnNode instruction) {
    int opcode = instruction.getOpcode();
    return opcode == Opcodes.AASTORE
        || ((opcode == Opcodes.PUTFIELD || opcode == Opcodes.PUTSTATIC)
            && Type.getType(((FieldInsnNode) instruction).desc).getSort() >= Type.ARRAY);
  }
}
