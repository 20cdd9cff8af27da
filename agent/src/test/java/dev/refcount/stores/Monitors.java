package dev.refcount.stores;

import static dev.refcount.forked.Expect.counts;
import static dev.refcount.forked.Expect.equal;
import static org.objectweb.asm.Opcodes.*;

import dev.refcount.forked.Expect;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.util.function.UnaryOperator;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;

/** Methods that hold a monitor, each called until both compilers have come to it. */
public final class Monitors {
  static final String[] NAMES = {"block", "returns", "nested", "fails", "apply"};

  private static final int CALLS = 20_000;
  private static final Object LOCK = new Object();
  private static final Object OTHER = new Object();

  private static Object kept;

  public static void main(String[] args) throws Exception {
    Probe probe = new Probe();
    UnaryOperator<Object> kotlins = kotlins();
    for (int i = 0; i < CALLS; i++) {
      block(probe);
      returns(probe);
      nested(probe);
      try {
        fails(probe);
        Expect.unreachable("what throws");
      } catch (IllegalStateException thrown) {
        kept = null;
      }
      kotlins.apply(probe);
    }
    counts("all that held it is left", probe, 0, 0, 0, 1);
    equal("and every monitor", false, Thread.holdsLock(LOCK) || Thread.holdsLock(OTHER));
    Expect.done();
  }

  private static Object block(Probe given) {
    Probe result;
    synchronized (LOCK) {
      result = given;
      kept = result;
    }
    return result;
  }

  private static Object returns(Probe given) {
    synchronized (LOCK) {
      Probe inner = given;
      return inner;
    }
  }

  private static Object nested(Probe given) {
    synchronized (LOCK) {
      Probe outer = given;
      synchronized (OTHER) {
        Probe inner = outer;
        kept = inner;
      }
      return outer;
    }
  }

  private static void fails(Probe given) {
    synchronized (LOCK) {
      Probe inner = given;
      if (inner == kept) throw new IllegalStateException();
    }
  }

  /** Kotlin's compiler ends the range of the block before the release, and no handler covers that of the handler. */
  @SuppressWarnings("unchecked")
  private static UnaryOperator<Object> kotlins() throws Exception {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_FRAMES);
    String[] interfaces = {"java/util/function/UnaryOperator"};
    String name = Monitors.class.getName().replace('.', '/') + "Kotlins";
    writer.visit(V17, ACC_PUBLIC | ACC_SUPER, name, null, "java/lang/Object", interfaces);
    MethodVisitor constructor = writer.visitMethod(ACC_PUBLIC, "<init>", "()V", null, null);
    constructor.visitCode();
    constructor.visitVarInsn(ALOAD, 0);
    constructor.visitMethodInsn(INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
    constructor.visitInsn(RETURN);
    constructor.visitMaxs(0, 0);
    constructor.visitEnd();
    locks(writer.visitMethod(ACC_PUBLIC, "apply", "(Ljava/lang/Object;)Ljava/lang/Object;", null, null));
    writer.visitEnd();
    Lookup lookup = MethodHandles.lookup();
    return (UnaryOperator<Object>) lookup.defineClass(writer.toByteArray()).getDeclaredConstructor().newInstance();
  }

  private static void locks(MethodVisitor code) {
    Label start = new Label();
    Label inScope = new Label();
    Label end = new Label();
    Label handler = new Label();
    code.visitCode();
    code.visitTryCatchBlock(start, end, handler, null);
    code.visitVarInsn(ALOAD, 0);
    code.visitInsn(MONITORENTER);
    code.visitLabel(start);
    code.visitVarInsn(ALOAD, 1);
    code.visitVarInsn(ASTORE, 2);
    code.visitLabel(inScope);
    code.visitVarInsn(ALOAD, 2);
    code.visitMethodInsn(INVOKEVIRTUAL, "java/lang/Object", "hashCode", "()I", false);
    code.visitInsn(POP);
    code.visitLabel(end);
    releases(code);
    code.visitVarInsn(ALOAD, 1);
    code.visitInsn(ARETURN);
    code.visitLabel(handler);
    code.visitVarInsn(ASTORE, 3);
    releases(code);
    code.visitVarInsn(ALOAD, 3);
    code.visitInsn(ATHROW);
    code.visitLocalVariable("inner", "Ljava/lang/Object;", null, inScope, end, 2);
    code.visitMaxs(0, 0);
    code.visitEnd();
  }

  private static void releases(MethodVisitor code) {
    code.visitVarInsn(ALOAD, 0);
    code.visitInsn(MONITOREXIT);
  }
}
