package dev.refcount.agent;

import dev.refcount.boot.OwnClasses;
import dev.refcount.options.JdkScope;
import dev.refcount.options.Options;
import java.util.Set;

/** Which classes are woven at all, and what the JDK is: the classes of the boot and platform loaders. */
final class Territory {
  private static final ClassLoader PLATFORM = ClassLoader.getPlatformClassLoader();

  /** Classes of the JDK that are never woven, each with its reason. */
  private static final Set<String> NEVER =
      Set.of(
          // Has no fields; its constructor is the floor of every other.
          "java/lang/Object",
          // Its referent does not count, and the ledger's own records are made by it.
          "java/lang/ref/Reference",
          // The operations themselves: their call sites are woven.
          "jdk/internal/misc/Unsafe");

  private static final String SELF_TEST = "dev.refcount.selftest.";

  private final Options options;

  Territory(Options options) {
    this.options = options;
  }

  static boolean isJdk(ClassLoader loader) {
    return loader == null || loader == PLATFORM;
  }

  /** Takes the internal name. */
  boolean contains(ClassLoader loader, String name) {
    String binaryName = name.replace('/', '.');
    if (OwnClasses.contain(binaryName)) {
      return false;
    }
    if (isJdk(loader)) {
      return inJdk(name);
    }
    if (binaryName.startsWith(SELF_TEST)) {
      // Whatever is left out of the program, the self-test's own stores must be seen.
      return true;
    }
    boolean included = options.include().isEmpty() || options.include().matchesName(binaryName);
    return included && !options.exclude().matchesName(binaryName);
  }

  private boolean inJdk(String name) {
    if (NEVER.contains(name) || options.jdk() == JdkScope.NONE) {
      return false;
    }
    return options.jdk() == JdkScope.ALL || name.startsWith("java/util/");
  }
}
