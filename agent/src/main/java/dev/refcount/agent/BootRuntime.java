package dev.refcount.agent;

import dev.refcount.options.OptionException;
import dev.refcount.weave.ClassFiles;
import dev.refcount.weave.ClearedQueue;
import dev.refcount.weave.FieldResolver;
import dev.refcount.weave.PinningForm;
import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import jdk.internal.misc.Unsafe;

/**
 * Defines the boot runtime and the API straight into the boot loader.
 *
 * <p>Not by {@code appendToBootstrapClassLoaderSearch}: that prints on the program's standard output
 * that class-data sharing is now limited, and on JDK 25 it is.
 */
final class BootRuntime {
  private static final String API = "dev/refcount/";
  private static final String BOOT = API + "boot/";
  private static final String HOOKS = "dev.refcount.boot.Hooks";
  private static final String CLASS = ".class";
  private static final String FIRST = "dev.refcount.boot.Gated";

  /** HotSpot asks its archive before the boot loader, and loads much of an AOT cache before any agent starts. */
  static final String WITHOUT_ARCHIVE =
      "; where a class-data archive has classes of the agent's jar, start with -Xshare:off, where an AOT cache has,"
          + " with -XX:AOTMode=off";

  private BootRuntime() {}

  /** Returns the class file of the hooks. */
  static byte[] define(Instrumentation instrumentation) throws IOException, OptionException {
    JdkModules.require(JdkModules.MANAGEMENT, "cannot start");
    if (BootRuntime.class.getClassLoader() == null) {
      throw new OptionException(
          "cannot start: the agent's jar is on the boot class path: take it off -Xbootclasspath/a");
    }
    Module own = BootRuntime.class.getModule();
    export(instrumentation, own);
    exportManagement(instrumentation, own);
    Map<String, byte[]> classFiles = classFiles();
    if (VirtualThreads.leaveCarriers()) {
      classFiles.put(PinningForm.NAME, PinningForm.classFile());
    }
    byte[] hooks = classFiles.get(HOOKS);
    // The boot loader's unnamed module has no name to ask for: a class in it leads there, one that needs no export.
    Module boot = defineWithSupertypes(FIRST, classFiles).getModule();
    export(instrumentation, boot);
    while (!classFiles.isEmpty()) {
      defineWithSupertypes(classFiles.keySet().iterator().next(), classFiles);
    }
    defineInJdk(instrumentation, boot);
    if (RefsLocation.isNotBoot()) {
      throw new IllegalStateException(
          "dev.refcount.Refs was loaded from the class path before the agent started" + WITHOUT_ARCHIVE);
    }
    return hooks;
  }

  /**
   * The same in a program that runs already: it may have met the agent before, or have loaded the API
   * from a class path of its own.
   */
  static byte[] defineUnlessThere(Instrumentation instrumentation) throws IOException, OptionException {
    Class<?> boot = null;
    for (Class<?> loaded : instrumentation.getAllLoadedClasses()) {
      if (loaded.getName().equals(HOOKS) && loaded.getClassLoader() == null) {
        boot = loaded;
      } else if (isBoot(loaded.getName()) && loaded.getClassLoader() != null) {
        throw new IllegalStateException(
            "it has loaded " + loaded.getName() + " from its own class path: only -javaagent: can do that");
      }
    }
    return boot == null ? define(instrumentation) : classFiles().get(HOOKS);
  }

  /** Of classes that two loaders have the one that the agent sees would not be the one that the hooks see. */
  private static boolean isBoot(String name) {
    return name.equals("dev.refcount.Refs") || name.startsWith("dev.refcount.boot.");
  }

  private static Class<?> defineWithSupertypes(String name, Map<String, byte[]> classFiles) {
    byte[] bytes = classFiles.remove(name);
    for (String supertype : ClassFiles.supertypes(bytes)) {
      if (classFiles.containsKey(supertype)) {
        defineWithSupertypes(supertype, classFiles);
      }
    }
    return define(name, bytes);
  }

  private static Class<?> define(String name, byte[] bytes) {
    return Unsafe.getUnsafe().defineClass(name, bytes, 0, bytes.length, null, null);
  }

  /** Before any record is made. They call the boot runtime, as woven classes of the JDK do later. */
  private static void defineInJdk(Instrumentation instrumentation, Module boot) {
    instrumentation.redefineModule(
        Object.class.getModule(), Set.of(boot), Map.of(), Map.of(), Set.of(), Map.of());
    Unsafe.getUnsafe().ensureClassInitialized(define(ClearedQueue.NAME, ClearedQueue.classFile()));
    Unsafe.getUnsafe().ensureClassInitialized(define(FieldResolver.NAME, FieldResolver.classFile()));
  }

  private static void export(Instrumentation instrumentation, Module to) {
    export(
        instrumentation,
        Object.class.getModule(),
        Map.of(
            "jdk.internal.misc", Set.of(to),
            "jdk.internal.access", Set.of(to),
            "jdk.internal.reflect", Set.of(to),
            "jdk.internal.vm", Set.of(to)));
  }

  /** For the report's facts of the JVM; see there why not by the front door. */
  private static void exportManagement(Instrumentation instrumentation, Module to) {
    export(
        instrumentation,
        ModuleLayer.boot().findModule("java.management").orElseThrow(),
        Map.of("sun.management", Set.of(to)));
  }

  private static void export(
      Instrumentation instrumentation, Module from, Map<String, Set<Module>> packages) {
    instrumentation.redefineModule(
        from,
        Set.of(),
        packages,
        Map.of(),
        Set.of(),
        Map.of());
  }

  private static Map<String, byte[]> classFiles() throws IOException {
    Map<String, byte[]> found = new LinkedHashMap<>();
    // As a zip: it has no signatures to check.
    try (ZipFile jar = new ZipFile(ownJar().toFile())) {
      for (Enumeration<? extends ZipEntry> entries = jar.entries(); entries.hasMoreElements(); ) {
        ZipEntry entry = entries.nextElement();
        if (isBootVisible(entry.getName())) {
          try (InputStream in = jar.getInputStream(entry)) {
            found.put(binaryName(entry.getName()), in.readAllBytes());
          }
        }
      }
    }
    return found;
  }

  private static String binaryName(String entry) {
    return entry.substring(0, entry.length() - CLASS.length()).replace('/', '.');
  }

  /** The API directly in its package, and the boot runtime. */
  private static boolean isBootVisible(String entry) {
    String packageName = entry.substring(0, entry.lastIndexOf('/') + 1);
    return (packageName.equals(API) || packageName.equals(BOOT))
        && entry.endsWith(CLASS)
        && !entry.endsWith("package-info" + CLASS);
  }

  static Path ownJar() {
    try {
      return Path.of(
          BootRuntime.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Apart, so that {@code Refs} is looked for only when it is defined. */
  private static final class RefsLocation {
    static boolean isNotBoot() {
      return dev.refcount.Refs.class.getClassLoader() != null;
    }
  }
}
