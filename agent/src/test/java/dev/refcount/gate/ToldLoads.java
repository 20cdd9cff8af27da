package dev.refcount.gate;

import static dev.refcount.forked.Expect.counts;
import static dev.refcount.forked.Expect.equal;

import dev.refcount.forked.Expect;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.Properties;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Another agent, which has the program told of each class that a loader is asked for, as BlockHound does: the JDK's
 * {@code loadClass} asks for a property, and the properties are the program's own.
 */
public final class ToldLoads extends Properties implements ClassFileTransformer {
  private static final String KEY = "dev.refcount.gate.loads";

  private static Instrumentation instrumentation;
  private static int told;
  /** Nothing else stores what has this type, so nobody has called the hooks of its family before. */
  private static Given given;

  private Object field;

  private ToldLoads(Properties defaults) {
    super(defaults);
  }

  public static void premain(String arguments, Instrumentation own) {
    instrumentation = own;
    own.addTransformer(new ToldLoads(null), true);
  }

  @Override
  public byte[] transform(
      ClassLoader loader, String name, Class<?> redefined, ProtectionDomain domain, byte[] classFile) {
    if (redefined != ClassLoader.class) {
      return null;
    }
    ClassReader reader = new ClassReader(classFile);
    ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
    reader.accept(new Telling(writer), 0);
    return writer.toByteArray();
  }

  @Override
  public String getProperty(String key) {
    return key.equals(KEY) ? tell() : super.getProperty(key);
  }

  private static String tell() {
    Given own = given;
    told += own == null ? 1 : own.times;
    return null;
  }

  public static void main(String[] arguments) throws Exception {
    ClassLoader loader = ToldLoads.class.getClassLoader();
    Class.forName(Given.class.getName(), false, loader);
    System.setProperties(new ToldLoads(System.getProperties()));
    instrumentation.retransformClasses(ClassLoader.class);
    loader.loadClass(Given.class.getName());
    equal("is told", true, told > 0);
    ToldLoads holder = new ToldLoads(null);
    Object heir = new Heir();
    holder.field = heir;
    counts("of what is counted", heir, 1, 0, 0, 1);
    Expect.kept(holder);
    Expect.done();
  }

  private static final class Given {
    int times;
  }

  private static final class Telling extends ClassVisitor {
    Telling(ClassVisitor out) {
      super(Opcodes.ASM9, out);
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      MethodVisitor out = super.visitMethod(access, name, descriptor, signature, exceptions);
      return name.equals("loadClass") && descriptor.equals("(Ljava/lang/String;)Ljava/lang/Class;")
          ? new Told(out)
          : out;
    }
  }

  private static final class Told extends MethodVisitor {
    Told(MethodVisitor out) {
      super(Opcodes.ASM9, out);
    }

    @Override
    public void visitCode() {
      super.visitCode();
      super.visitLdcInsn(KEY); // key
      super.visitMethodInsn(
          Opcodes.INVOKESTATIC, "java/lang/System", "getProperty", "(Ljava/lang/String;)Ljava/lang/String;", false);
      super.visitInsn(Opcodes.POP); //
    }
  }
}
