package dev.refcount.weave;

import java.util.HashMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

/**
 * How much of one class is woven: a method that would be larger than the 64 KB that a class file allows (JVMS 4.7.3) does
 * without its local variables, or is left as it is.
 */
public final class Extent {
  private enum Reduced {
    WITHOUT_LOCALS("its local variables are not counted"),
    NOT_AT_ALL("it is left as it is");

    final String words;

    Reduced(String words) {
      this.words = words;
    }
  }

  final boolean locals;
  final boolean births;
  /** By name and descriptor. */
  private final Map<String, Reduced> methods = new HashMap<>();

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
    Reduced before = methods.get(name + descriptor);
    boolean again = before != null || !locals;
    methods.put(name + descriptor, again ? Reduced.NOT_AT_ALL : Reduced.WITHOUT_LOCALS);
  }

  /** Whether some method had to do without something; true at the earliest once the class was woven. */
  public boolean isReduced() {
    return !methods.isEmpty();
  }

  /** What is left out, and why. */
  public String words() {
    StringJoiner words = new StringJoiner("; ");
    new TreeMap<>(methods)
        .forEach((method, reduced) ->
            words.add(
                "its method " + method.substring(0, method.indexOf('('))
                    + " would be larger than 64 KB: " + reduced.words));
    return words.toString();
  }

  boolean isWoven(String method) {
    return methods.get(method) != Reduced.NOT_AT_ALL;
  }

  boolean countsLocals(String method) {
    return locals && !methods.containsKey(method);
  }
}
