package dev.refcount.weave;

import java.util.BitSet;
import java.util.Map;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** Chains, for each method of a class, the visitors that put the hooks in. */
final class ClassWeaver extends ClassVisitor {
  /** Of local variables, or of the operand stack: a class file has two bytes for their number (JVMS 4.7.3). */
  static final int MOST_WORDS = 0xffff;

  private final Woven woven;
  private final Extent extent;
  /** Those that may store, by their place in the class file. */
  private final BitSet methods;
  private int method;
  /** By name and descriptor; empty if local variables are not counted in this class. */
  private final Map<String, MethodCode> codes;

  ClassWeaver(
      ClassVisitor out,
      Woven woven,
      Extent extent,
      BitSet methods,
      Map<String, MethodCode> codes) {
    super(Opcodes.ASM9, out);
    this.woven = woven;
    this.extent = extent;
    this.methods = methods;
    this.codes = codes;
  }

  @Override
  public void visit(
      int version, int access, String name, String signature, String parent, String[] interfaces) {
    woven.version(version);
    super.visit(version, access, name, signature, parent, interfaces);
  }

  @Override
  public void visitSource(String source, String debug) {
    woven.source(source);
    super.visitSource(source, debug);
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String descriptor, String signature, String[] exceptions) {
    MethodVisitor out = super.visitMethod(access, name, descriptor, signature, exceptions);
    if (!methods.get(method++) || !extent.isWoven(name + descriptor)) {
      // The writer itself: ASM then copies the method as it is.
      return out;
    }
    woven.enter(name, extent.tellsLines(name + descriptor));
    Progress progress = new Progress(woven, name);
    // A class initialiser runs once, interpreted in any case.
    MethodVisitor written = name.equals("<clinit>") ? out : new CodeLength(out, extent, name + descriptor);
    MethodVisitor begun = LoaderEntrance.of(written, woven, access, name, descriptor, extent.locals);
    MethodTail tail = new MethodTail(begun, woven, progress);
    MethodVisitor chain = new Captures(ChokePoints.of(tail, woven, name, descriptor), woven);
    chain = new CallSites(chain, woven);
    chain = new ElementStores(chain, woven);
    chain = new FieldStores(chain, woven, progress);
    if (ArrayBirths.areToldBy(woven)) {
      chain = new ArrayBirths(chain, woven);
    }
    // Before a birth is told, in the order in which they run.
    chain = AttachingThreads.of(chain, woven, progress);
    if (extent.births) {
      chain = new Births(chain, woven, progress);
    }
    progress.next(chain);
    MethodCode code = codes.get(name + descriptor);
    if (code == null || code.unfollowable || !extent.countsLocals(name + descriptor)) {
      return progress;
    }
    Scopes scopes = new Scopes(code, woven.staticTypes());
    boolean haveRoom = code.maxLocals + scopes.shadowCount() <= MOST_WORDS;
    return scopes.shadowCount() == 0 || !haveRoom
        ? progress
        : new Locals(progress, tail, code, scopes, woven, extent.hasOneExit(name + descriptor));
  }
}
