package dev.refcount.weave;

import dev.refcount.boot.Channel;
import java.util.BitSet;
import java.util.Map;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodTooLargeException;

/** Weaves one class file: bytes in, bytes out. Knows nothing of loaders, options or the JVM. */
public final class Weaver {
  private final StaticTypes staticTypes;
  private final Set<Channel> leftOut;
  private final Places places;
  private final Families families;

  public Weaver(StaticTypes staticTypes) {
    this(staticTypes, Set.of(), true);
  }

  /**
   * @param leftOut channels whose sites are known but get no hook: for tests of the audit, which must
   *     find what is missed
   * @param sites whether the places that store are remembered, class, method and line
   */
  public Weaver(StaticTypes staticTypes, Set<Channel> leftOut, boolean sites) {
    this(staticTypes, leftOut, new Places(sites), Families.NONE);
  }

  private Weaver(
      StaticTypes staticTypes, Set<Channel> leftOut, Places places, Families families) {
    this.staticTypes = staticTypes;
    this.leftOut = leftOut;
    this.places = places;
    this.families = families;
  }

  /** One that weaves the same, but for which hooks a store calls. */
  public Weaver with(Families hooks) {
    return new Weaver(staticTypes, leftOut, places, hooks);
  }

  /** Weaves the class file of the hooks for nothing: what that loads is there from then on. */
  public void rehearse(byte[] classFile) {
    FamilyHooks.closed(0);
    FamilyHooks.open(0, classFile);
    new Weaver(staticTypes, leftOut, Places.unnumbered(), families).weave(classFile, true, true);
  }

  /**
   * The class file with hooks, or null if nothing in it stores what may be tagged.
   *
   * @param locals whether local variables and parameters are counted in this class
   * @param births whether its constructors tell of new objects
   * @throws TooLargeException if a method would not fit into a class file any more
   */
  public byte[] weave(byte[] classFile, boolean locals, boolean births) {
    ClassReader reader = new ClassReader(classFile);
    BitSet methods = StoreScan.methods(reader, staticTypes, locals, births);
    return methods.isEmpty() ? null : weave(reader, methods, locals, births);
  }

  /** Weaves only the given methods, by their place in the class file. */
  byte[] weave(ClassReader reader, BitSet methods, boolean locals, boolean births) {
    Map<String, MethodCode> codes = locals ? CodeCollector.collect(reader, methods) : Map.of();
    Set<String> classes = families == Families.NONE ? Set.of() : PoolClasses.of(reader);
    Woven woven =
        new Woven(reader.getClassName(), staticTypes, leftOut, places, families, classes);
    ClassWriter writer = new Writer(reader);
    // Frames are extended only where shadow variables are added; else they stay as they are.
    int flags = locals ? ClassReader.EXPAND_FRAMES : 0;
    reader.accept(new ClassWeaver(writer, woven, births, methods, codes), flags);
    try {
      return woven.changed() ? writer.toByteArray() : null;
    } catch (MethodTooLargeException tooLarge) {
      throw new TooLargeException(tooLarge.getMethodName());
    }
  }

  /** Never asks for a common superclass: that would load classes while one is transformed. */
  private static final class Writer extends ClassWriter {
    Writer(ClassReader reader) {
      super(reader, 0);
    }

    @Override
    protected String getCommonSuperClass(String one, String other) {
      throw new IllegalStateException("frames are extended, not computed");
    }
  }
}
