package dev.refcount.weave;

import dev.refcount.boot.Channel;
import java.util.BitSet;
import java.util.Map;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassTooLargeException;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodTooLargeException;

/** Weaves one class file: bytes in, bytes out. Knows nothing of loaders, options or the JVM. */
public final class Weaver {
  private final StaticTypes staticTypes;
  private final Set<Channel> leftOut;
  private final boolean sites;
  /** False if the code is never run: then no place needs a number. */
  private final boolean run;
  private final Families families;
  private final Numbers numbers;

  public Weaver(StaticTypes staticTypes) {
    this(staticTypes, Set.of(), true);
  }

  /**
   * @param leftOut channels whose sites are known but get no hook: for tests of the audit, which must
   *     find what is missed
   * @param sites whether the places that store are remembered, class, method and line
   */
  public Weaver(StaticTypes staticTypes, Set<Channel> leftOut, boolean sites) {
    this(staticTypes, leftOut, sites, true, Families.NONE, Numbers.NEW);
  }

  private Weaver(
      StaticTypes staticTypes,
      Set<Channel> leftOut,
      boolean sites,
      boolean run,
      Families families,
      Numbers numbers) {
    this.staticTypes = staticTypes;
    this.leftOut = leftOut;
    this.sites = sites;
    this.run = run;
    this.families = families;
    this.numbers = numbers;
  }

  /** One that weaves the same, but for which hooks a store calls. */
  public Weaver with(Families hooks) {
    return new Weaver(staticTypes, leftOut, sites, run, hooks, numbers);
  }

  /** One that weaves the same, but for the numbers that places have. */
  public Weaver with(Numbers ofPlaces) {
    return new Weaver(staticTypes, leftOut, sites, run, families, ofPlaces);
  }

  /** One that weaves the same, but tells no places apart. */
  public Weaver withoutSites() {
    return new Weaver(staticTypes, leftOut, false, run, families, numbers);
  }

  /** Weaves the class file of the hooks for nothing: what that loads is there from then on. */
  public void rehearse(byte[] classFile) {
    FamilyHooks.closed(0);
    FamilyHooks.open(0, classFile);
    new Weaver(staticTypes, leftOut, sites, false, families, numbers).weave(classFile, true, true);
  }

  /**
   * The class file with hooks, or null if nothing in it stores what may be tagged.
   *
   * @param extent reduced where a method would not fit into a class file any more; knows which are not compiled
   */
  public byte[] weave(byte[] classFile, Extent extent) {
    ClassReader reader = new ClassReader(classFile);
    BitSet methods = StoreScan.methods(reader, staticTypes, extent.locals, extent.births);
    while (!methods.isEmpty()) {
      try {
        byte[] woven = weave(reader, methods, extent);
        if (extent.anyIsHuge()) {
          extent.wereHuge(StoreScan.longerThan(CodeLength.MOST_COMPILED, reader));
        }
        if (!extent.sharesExits()) {
          return woven;
        }
      } catch (MethodTooLargeException tooLarge) {
        extent.reduce(tooLarge.getMethodName(), tooLarge.getDescriptor());
      } catch (ClassTooLargeException tooLarge) {
        extent.reduce();
      }
    }
    return null;
  }

  /** The same, for those who need not know whether all of it fitted. */
  public byte[] weave(byte[] classFile, boolean locals, boolean births) {
    return weave(classFile, new Extent(locals, births));
  }

  /** Weaves only the given methods, by their place in the class file. */
  byte[] weave(ClassReader reader, BitSet methods, Extent extent) {
    Map<String, MethodCode> codes =
        extent.locals ? CodeCollector.collect(reader, methods) : Map.of();
    Set<String> classes = families == Families.NONE ? Set.of() : KnownClasses.of(reader);
    // In their place where there is no room for the numbers of lines.
    Places fields = run ? Places.fields(numbers) : Places.NONE;
    Places lines = run && sites ? Places.each(numbers) : fields;
    Woven woven =
        new Woven(reader.getClassName(), staticTypes, leftOut, lines, fields, families, classes);
    ClassWriter writer = new Writer(reader);
    // Frames are extended only where shadow variables are added; else they stay as they are.
    int flags = extent.locals ? ClassReader.EXPAND_FRAMES : 0;
    reader.accept(new ClassWeaver(writer, woven, extent, methods, codes), flags);
    return woven.changed() ? writer.toByteArray() : null;
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
