package dev.refcount.boot;

/** Which classes are the agent's own: never woven, never tagged, and no holders to the audit. */
public final class OwnClasses {
  /** What stands in a package of the JDK, whose classes alone may do it: a queue of references. */
  public static final String QUEUE = "java.lang.ref.RefcountQueue";

  /** What stands in a package of the JDK: who has the VM resolve fields. */
  public static final String FIELDS = "java.lang.invoke.RefcountFields";

  private static final String ROOT = "dev.refcount.";
  private static final String[] PACKAGES = {
    "boot.", "weave.", "agent.", "options.", "report.", "layout.", "audit.", "verdict.",
    "holdings.", "growth.", "cache.", "live.", "jfr.", "cli.", "junit.", "shaded."
  };

  private OwnClasses() {}

  /** Takes a binary name; the API stands directly in {@code dev.refcount}. */
  public static boolean contain(String name) {
    if (!name.startsWith(ROOT)) {
      return name.equals(QUEUE) || name.equals(FIELDS);
    }
    for (int i = 0; i < PACKAGES.length; i++) {
      if (name.startsWith(PACKAGES[i], ROOT.length())) {
        return true;
      }
    }
    return name.indexOf('.', ROOT.length()) < 0;
  }
}
