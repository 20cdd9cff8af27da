package dev.refcount.weave;

import java.util.Set;
import java.util.TreeSet;

/**
 * Which declared types can never refer to a tagged object: most stores are spared their hook by this.
 *
 * <p>Only final classes of {@code java.lang} and primitive arrays, unless a pattern tags them. What is
 * left out here is also what {@code Refs.tag} refuses.
 */
public final class StaticTypes {
  private static final Set<String> FINAL =
      Set.of(
          "java.lang.String",
          "java.lang.Class",
          "java.lang.Boolean",
          "java.lang.Byte",
          "java.lang.Character",
          "java.lang.Short",
          "java.lang.Integer",
          "java.lang.Long",
          "java.lang.Float",
          "java.lang.Double",
          "java.lang.StringBuilder",
          "java.lang.StringBuffer");

  /** Which classes the user's patterns name. */
  public interface Tagged {
    /** Whether a pattern names the class with this binary name. */
    boolean names(String binaryName);

    /** Whether arrays of references are counted from birth. */
    default boolean arrays() {
      return false;
    }

    /** Whether a superclass tells of births itself, if it is of the program: one that is not woven does not. */
    default boolean tellsBirths(String binaryName) {
      return true;
    }

    /** Whether any are counted, be it once they are met. */
    default boolean countsArrays() {
      return arrays();
    }
  }

  private final Tagged tagged;

  public StaticTypes(Tagged tagged) {
    this.tagged = tagged;
  }

  /** All that weaving depends on in here: where it is equal, so is what is woven. */
  public String fingerprint() {
    Set<String> seen = new TreeSet<>();
    for (String name : FINAL) {
      if (tagged.names(name)) {
        seen.add(name);
      }
    }
    return "arrays=" + tagged.arrays() + " rows=" + tagged.countsArrays() + " tagged=" + seen;
  }

  /** Whether a slot of this descriptor may hold a tagged object. */
  boolean mayHold(String descriptor) {
    switch (descriptor.charAt(0)) {
      case 'L':
        String name = descriptor.substring(1, descriptor.length() - 1).replace('/', '.');
        return !neverTagged(name);
      case '[':
        char element = descriptor.charAt(1);
        return element == 'L' || element == '[';
      default:
        return false;
    }
  }

  /** Whether arrays are counted from birth at all. */
  boolean arrays() {
    return tagged.arrays();
  }

  /** Whether a superclass of the program, by its internal name, tells of births itself. */
  boolean tellsBirths(String internalName) {
    return tagged.tellsBirths(internalName.replace('/', '.'));
  }

  /** Whether that of arrays in an array is told, which the VM stores there: they would be met too late. */
  boolean rows() {
    return tagged.countsArrays();
  }

  /** Whether references to instances of the class with this binary name are not seen. */
  public boolean neverTagged(String name) {
    return FINAL.contains(name) && !tagged.names(name);
  }
}
