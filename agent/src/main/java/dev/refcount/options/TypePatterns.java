package dev.refcount.options;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A list of class patterns, as in {@code com.acme.Session:com.acme.model.**}.
 *
 * @param patterns in the order written; never changes
 */
public record TypePatterns(List<TypePattern> patterns) {
  private static final TypePatterns EMPTY = new TypePatterns(List.of());

  public TypePatterns {
    patterns = List.copyOf(patterns);
  }

  /** No pattern at all: matches nothing, prints as the empty string. */
  public static TypePatterns empty() {
    return EMPTY;
  }

  /** @throws OptionException naming the pattern that is wrong, or saying that one is empty */
  public static TypePatterns parse(String text) throws OptionException {
    List<TypePattern> patterns = new ArrayList<>();
    for (String pattern : ListText.split(text)) {
      patterns.add(TypePattern.parse(pattern));
    }
    return new TypePatterns(patterns);
  }

  /**
   * The same without what tells more of a class than its name.
   *
   * @throws OptionException also where a pattern is one of {@code @} or +
   */
  static TypePatterns parseNames(String text) throws OptionException {
    TypePatterns parsed = parse(text);
    for (TypePattern pattern : parsed.patterns) {
      if (pattern.isAnnotation()) {
        throw new OptionException(
            "pattern " + pattern + " begins with @, which only tag= knows; name the classes, or their package");
      }
      if (pattern.includesSubclasses()) {
        String name = pattern.toString();
        throw new OptionException(
            "pattern " + name + " ends in +, which only tag= knows; did you mean "
                + name.substring(0, name.length() - 1) + "?");
      }
    }
    return parsed;
  }

  public boolean isEmpty() {
    return patterns.isEmpty();
  }

  /**
   * Whether a pattern covers the class by its name. {@code @} patterns are left out, for theirs is an
   * annotation's name.
   */
  public boolean matchesName(String binaryName) {
    // Asked for every class that is loaded: by index, so that no iterator is made.
    for (int i = 0; i < patterns.size(); i++) {
      TypePattern pattern = patterns.get(i);
      if (!pattern.isAnnotation() && pattern.matchesName(binaryName)) {
        return true;
      }
    }
    return false;
  }

  /**
   * For each pattern that matches none of the names, the nearest of them: at most three, the nearest first.
   * Empty when every pattern has matched.
   *
   * @param names binary names of all classes and annotations seen
   */
  public Map<TypePattern, List<String>> nearest(Collection<String> names) {
    Map<TypePattern, List<String>> nearest = new LinkedHashMap<>();
    for (TypePattern pattern : patterns) {
      if (!matchesAny(pattern, names)) {
        nearest.put(pattern, pattern.nearest(names));
      }
    }
    return nearest;
  }

  private static boolean matchesAny(TypePattern pattern, Collection<String> names) {
    for (String name : names) {
      if (pattern.matchesName(name)) {
        return true;
      }
    }
    return false;
  }

  // Written out, like all three: those of a record are made by INVOKEDYNAMIC, and these run at start-up.
  @Override
  public boolean equals(Object other) {
    return other instanceof TypePatterns that && patterns.equals(that.patterns);
  }

  @Override
  public int hashCode() {
    return patterns.hashCode();
  }

  /** The patterns as they are written, with {@code :} between them. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (TypePattern pattern : patterns) {
      text.append(text.isEmpty() ? "" : ":").append(pattern);
    }
    return text.toString();
  }
}
