package dev.refcount.agent;

import dev.refcount.boot.OwnClasses;
import dev.refcount.options.JdkScope;
import dev.refcount.options.Options;
import java.util.Map;

/** Which classes are woven at all, and what the JDK is: the classes of the boot and platform loaders. */
final class Territory {
  private static final ClassLoader PLATFORM = ClassLoader.getPlatformClassLoader();

  /** Classes of the JDK that are never woven, each with its reason. */
  static final Map<String, String> NEVER =
      Map.of(
          "java.lang.Object",
          "it has no fields, and its constructor is the floor of every other",
          "java.lang.ref.Reference",
          "its referent does not count, and the agent's own records are made by it",
          "jdk.internal.misc.Unsafe",
          "its methods are the operations themselves: calls of them are woven where they stand",
          "java.lang.StackStreamFactory$AbstractStackWalker",
          "the agent walks at each store in the JDK, and would hold the thread until the next collection",
          "jdk.internal.vm.Continuation",
          "the VM lets no agent change it (JDK-8302779): what it keeps for a virtual thread does not count");

  private static final String SELF_TEST = "dev.refcount.selftest.";

  private final Options options;

  Territory(Options options) {
    this.options = options;
  }

  static boolean isJdk(ClassLoader loader) {
    return loader == null || loader == PLATFORM;
  }

  /** Takes the binary name. */
  static boolean isSelfTest(String name) {
    return name.startsWith(SELF_TEST);
  }

  /** Takes the binary name. */
  boolean contains(ClassLoader loader, String name) {
    if (OwnClasses.contain(name)) {
      return false;
    }
    if (isJdk(loader)) {
      return inJdk(name);
    }
    if (isSelfTest(name)) {
      // Whatever is left out of the program, the self-test's own stores must be seen.
      return true;
    }
    return isIncluded(options, name);
  }

  /** Whether the options leave a class of the program in. */
  static boolean isIncluded(Options options, String binaryName) {
    boolean included = options.include().isEmpty() || options.include().matchesName(binaryName);
    return included && !options.exclude().matchesName(binaryName);
  }

  private boolean inJdk(String name) {
    if (NEVER.containsKey(name) || options.jdk() == JdkScope.NONE) {
      return false;
    }
    return options.jdk() == JdkScope.ALL || name.startsWith("java.util.");
  }
}
