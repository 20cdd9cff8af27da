package dev.refcount.agent;

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

  private static final String[] OWN = {
    "dev/refcount/boot/", "dev/refcount/weave/", "dev/refcount/agent/", "dev/refcount/options/",
    "dev/refcount/report/", "dev/refcount/layout/", "dev/refcount/audit/", "dev/refcount/verdict/",
    "dev/refcount/cli/", "dev/refcount/junit/", "dev/refcount/shaded/"
  };

  private final Options options;

  Territory(Options options) {
    this.options = options;
  }

  static boolean isJdk(ClassLoader loader) {
    return loader == null || loader == PLATFORM;
  }

  /** Takes the internal name. */
  boolean contains(ClassLoader loader, String name) {
    if (isOwn(name)) {
      return false;
    }
    if (isJdk(loader)) {
      return inJdk(name);
    }
    String binaryName = name.replace('/', '.');
    boolean included = options.include().isEmpty() || options.include().matchesName(binaryName);
    return included && !options.exclude().matchesName(binaryName);
  }

  private boolean inJdk(String name) {
    if (NEVER.contains(name) || options.jdk() == JdkScope.NONE) {
      return false;
    }
    return options.jdk() == JdkScope.ALL || name.startsWith("java/util/");
  }

  /** The agent's own classes; the API stands directly in {@code dev.refcount}. */
  static boolean isOwn(String name) {
    if (!name.startsWith("dev/refcount/")) {
      return false;
    }
    for (String prefix : OWN) {
      if (name.startsWith(prefix)) {
        return true;
      }
    }
    return name.indexOf('/', "dev/refcount/".length()) < 0;
  }
}
