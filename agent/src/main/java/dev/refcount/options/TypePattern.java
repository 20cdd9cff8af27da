package dev.refcount.options;

import java.util.Collection;
import java.util.List;

/**
 * Which classes an option means: {@code com.acme.Session}, {@code com.acme.*}, {@code com.acme.**},
 * {@code com.acme.Shape+} (subclasses and implementers too), {@code @com.acme.Tracked} (classes that carry
 * this annotation), {@code @com.acme.Tracked+} (their subclasses too).
 *
 * <p>Names are binary names: a nested class is {@code Outer$Inner}. {@code *} stands for part of one name and
 * reaches across {@code $} but not across a dot; {@code **} reaches across dots, and {@code com.**.Session}
 * means {@code com.Session} as well. This class compares names only; which annotations and superclasses a
 * class has is for the caller to find out.
 */
public final class TypePattern {
  private final String name;
  private final boolean annotation;
  private final boolean subclasses;

  private TypePattern(String name, boolean annotation, boolean subclasses) {
    this.name = name;
    this.annotation = annotation;
    this.subclasses = subclasses;
  }

  /** @throws OptionException naming the pattern and what is wrong with it */
  public static TypePattern parse(String pattern) throws OptionException {
    String text = pattern.strip();
    boolean annotation = text.startsWith("@");
    boolean subclasses = text.endsWith("+");
    String name = text.substring(annotation ? 1 : 0, text.length() - (subclasses ? 1 : 0));
    String fault = faultOf(name);
    if (fault != null) {
      throw new OptionException("pattern " + text + " " + fault);
    }
    return new TypePattern(name, annotation, subclasses);
  }

  /**
   * Whether the name part of this pattern covers a class, or, for {@code @} patterns, an annotation type.
   *
   * @param binaryName as {@link Class#getName()} gives it
   */
  public boolean matchesName(String binaryName) {
    return NameGlob.matches(name, binaryName);
  }

  /** Whether subclasses and implementers of what matches are meant too. */
  public boolean includesSubclasses() {
    return subclasses;
  }

  /** Whether the name of an array may match: it begins with a bracket, as no pattern does. */
  public boolean mayMatchArrays() {
    return name.startsWith("*");
  }

  /**
   * Whether what is meant is there only once a class is loaded whose name matches, be it a superclass. Not so of what
   * carries an annotation, nor where a hidden class, whose name has a number at its end, may be the only one: with a
   * {@code *} that is not all of the last name.
   */
  public boolean waitsForName() {
    int star = name.indexOf('*');
    return !annotation && (star < 0 || name.endsWith(".*") && star == name.length() - 1
        || name.endsWith(".**") && star == name.length() - 2);
  }

  /** Whether the name is that of an annotation, and the classes meant are those that carry it. */
  public boolean isAnnotation() {
    return annotation;
  }

  /**
   * The names that fewest edits keep from matching: at most three, the nearest first. Of a package that is not known
   * for one, the pattern of all its classes.
   *
   * @param names binary names of the classes seen (of annotations seen, for an {@code @} pattern)
   */
  public List<String> nearest(Collection<String> names) {
    for (String seen : names) {
      if (seen.startsWith(name + ".")) {
        return List.of(name + ".**");
      }
    }
    return NearestNames.to(name, names);
  }

  private static String faultOf(String name) {
    if (name.isEmpty()) {
      return "has no class name";
    }
    if (name.startsWith(".") || name.endsWith(".") || name.contains("..")) {
      return "has a dot with no name on one side";
    }
    if (name.contains("***")) {
      return "has more than two * together; * is part of one name, ** any packages";
    }
    boolean starts = true;
    for (int i = 0; i < name.length(); i += Character.charCount(name.codePointAt(i))) {
      int c = name.codePointAt(i);
      if (!mayContain(c)) {
        return "contains '" + Character.toString(c) + "', " + remedyFor(c);
      }
      if (starts && c != '*' && !Character.isJavaIdentifierStart(c)) {
        return "has a name that starts with '" + Character.toString(c) + "', which no Java name does";
      }
      starts = c == '.';
    }
    return null;
  }

  private static boolean mayContain(int c) {
    return c == '*' || c == '.' || Character.isJavaIdentifierPart(c) && !Character.isIdentifierIgnorable(c);
  }

  private static String remedyFor(int c) {
    return switch (c) {
      case '/' -> "which no class name does; write . between packages and $ before a nested class";
      case '[' -> "which no class name does; containers=true counts arrays of references";
      case '@' -> "which belongs in front: @com.acme.Tracked";
      case '+' -> "which belongs at the end: com.acme.Session+";
      default -> "which no class name does";
    };
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TypePattern that
        && name.equals(that.name)
        && annotation == that.annotation
        && subclasses == that.subclasses;
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }

  /** The pattern as it is written, without surrounding white space. */
  @Override
  public String toString() {
    return (annotation ? "@" : "") + name + (subclasses ? "+" : "");
  }
}
