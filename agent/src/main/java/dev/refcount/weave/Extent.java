package dev.refcount.weave;

import java.util.HashMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

/**
 * How much of one class is woven. A method that would be larger than the 64 KB that a class file allows, or a class
 * with more constants than it allows (JVMS 4.7.3 and 4.1), does without the lines of its stores, then without its
 * local variables, or is left as it is.
 */
public final class Extent {
  private enum Missing {
    NOTHING(""),
    LINES("the lines of its stores are not told"),
    LOCALS("its local variables are not counted"),
    ALL("it is left as it is");

    final String words;

    Missing(String words) {
      this.words = words;
    }
  }

  final boolean locals;
  final boolean births;
  /** By name and descriptor. */
  private final Map<String, Missing> methods = new HashMap<>();
  private Missing everywhere = Missing.NOTHING;

  /**
   * @param locals whether local variables and parameters are counted in this class
   * @param births whether its constructors tell of new objects
   */
  public Extent(boolean locals, boolean births) {
    this.locals = locals;
    this.births = births;
  }

  /** Leaves out more of a method that was woven, and did not fit. */
  void reduce(String name, String descriptor) {
    methods.put(name + descriptor, more(missing(name + descriptor)));
  }

  /** Leaves out more of every method of a class that was woven, and did not fit. */
  void reduce() {
    everywhere = more(everywhere);
  }

  private Missing more(Missing before) {
    return switch (before) {
      case NOTHING -> Missing.LINES;
      case LINES -> locals ? Missing.LOCALS : Missing.ALL;
      default -> Missing.ALL;
    };
  }

  private Missing missing(String method) {
    Missing ofMethod = methods.get(method);
    return ofMethod == null || ofMethod.compareTo(everywhere) < 0 ? everywhere : ofMethod;
  }

  /** Whether something is left out; true at the earliest once the class was woven. */
  public boolean isReduced() {
    return everywhere != Missing.NOTHING || !methods.isEmpty();
  }

  /** What is left out, and why. */
  public String words() {
    StringJoiner words = new StringJoiner("; ");
    if (everywhere != Missing.NOTHING) {
      words.add("it would have more constants than a class file can: " + everywhere.words);
    }
    new TreeMap<>(methods)
        .forEach((method, missing) ->
            words.add(
                "its method " + method.substring(0, method.indexOf('('))
                    + " would be larger than 64 KB: " + missing.words));
    return words.toString();
  }

  boolean isWoven(String method) {
    return missing(method) != Missing.ALL;
  }

  boolean countsLocals(String method) {
    return locals && missing(method).compareTo(Missing.LOCALS) < 0;
  }

  boolean tellsLines(String method) {
    return missing(method) == Missing.NOTHING;
  }
}
