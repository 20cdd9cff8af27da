package dev.refcount.agent;

import dev.refcount.Report;
import dev.refcount.boot.OwnClasses;
import dev.refcount.options.TypePattern;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Which {@code tag} patterns no class has matched: mostly one is misspelt. */
final class PatternsMet {
  private final Instrumentation instrumentation;
  /** Those that no class matched by its name when it was loaded, be it unloaded since or not; replaced as a whole. */
  private volatile List<TypePattern> missing;

  PatternsMet(Instrumentation instrumentation, List<TypePattern> patterns) {
    this.instrumentation = instrumentation;
    this.missing = List.copyOf(patterns);
  }

  /** A class comes; takes its binary name, or null if its file can't be read. */
  void loads(String name) {
    List<TypePattern> before = missing;
    if (before.isEmpty() || name == null || OwnClasses.contain(name)) {
      return;
    }
    // By index: it is asked of each class of the JDK.
    for (int i = 0; i < before.size(); i++) {
      TypePattern pattern = before.get(i);
      if (!pattern.isAnnotation() && pattern.matchesName(name)) {
        met(pattern);
      }
    }
  }

  private static boolean isOwn(String name) {
    return OwnClasses.contain(name) || Territory.isSelfTest(name);
  }

  private synchronized void met(TypePattern pattern) {
    List<TypePattern> left = new ArrayList<>(missing);
    left.remove(pattern);
    missing = List.copyOf(left);
  }

  /** Those left over, with the names of loaded classes that look most like them. */
  List<Report.Unmatched> unmatched() {
    List<TypePattern> left = new ArrayList<>(missing);
    List<String> names = new ArrayList<>();
    for (Class<?> type : instrumentation.getAllLoadedClasses()) {
      if (left.isEmpty()) {
        return List.of();
      }
      if (!type.isArray() && !isOwn(type.getName())) {
        if (!type.isHidden()) {
          names.add(type.getName());
        }
        for (Iterator<TypePattern> patterns = left.iterator(); patterns.hasNext(); ) {
          if (Tagging.matches(patterns.next(), type)) {
            patterns.remove();
          }
        }
      }
    }
    List<Report.Unmatched> unmatched = new ArrayList<>();
    for (TypePattern pattern : left) {
      unmatched.add(new Report.Unmatched(pattern.toString(), pattern.nearest(names)));
    }
    return unmatched;
  }
}
