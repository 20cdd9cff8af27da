package dev.refcount.agent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which names stand above a counted class: the static types that may refer to an instance of it, interfaces left out.
 *
 * <p>Told by the names in class files, in the order in which the VM hands them over: a class before its superclass, so
 * what is above it may be found only later, and yet before there is an instance of it. Classes of one name in different
 * loaders are taken together. Not thread-safe. Runs within the transformer, where a
 * class of the JDK that is loaded for the first time stays unwoven: hence only the plainest of collections.
 */
final class Ancestry {
  /** Which classes the patterns of {@code tag} name; takes internal names. */
  interface Named {
    boolean counted(String name);

    /** Whether a pattern that includes subclasses names it. */
    boolean withSubclasses(String name);
  }

  private static final String ROOT = "java/lang/Object";

  private final Named named;
  /** By class: its superclasses, of which there are several only where several loaders have the class. */
  private final Map<String, String[]> parents = new HashMap<>();
  /** By class or interface: what extends or implements it. */
  private final Map<String, List<String>> children = new HashMap<>();
  /** Those whose subclasses are counted. */
  private final Set<String> heirs = new HashSet<>();
  /** Those that are counted, or stand above one that is. */
  private final Set<String> above = new HashSet<>();

  Ancestry(Named named) {
    this.named = named;
  }

  /** Whether a class or interface of this name has come. */
  boolean knows(String name) {
    return parents.containsKey(name);
  }

  /** Whether it is counted, or stands above one that is. */
  boolean counts(String name) {
    return above.contains(name);
  }

  void forget() {
    parents.clear();
    children.clear();
    heirs.clear();
    above.clear();
  }

  int size() {
    return parents.size();
  }

  /**
   * A class comes; parent is null for an interface. Returns the names that stand above a counted class from now on.
   */
  List<String> comes(String name, String parent, String[] interfaces) {
    List<String> found = new ArrayList<>();
    enter(name, parent);
    boolean inherits = named.withSubclasses(name) | descends(name, parent);
    for (String implemented : interfaces) {
      inherits |= descends(name, implemented);
    }
    if (inherits) {
      inherit(name, found);
    } else if (named.counted(name)) {
      count(name, found);
    }
    if (parent != null && above.contains(name)) {
      count(parent, found);
    }
    return found;
  }

  private void enter(String name, String parent) {
    String[] known = parents.get(name);
    if (known == null) {
      parents.put(name, parent == null ? new String[0] : new String[] {parent});
    } else if (parent != null && !isAmong(known, parent)) {
      String[] more = Arrays.copyOf(known, known.length + 1);
      more[known.length] = parent;
      parents.put(name, more);
    }
  }

  /** Enters it as a child; whether it is counted for that. */
  private boolean descends(String name, String from) {
    if (from == null || from.equals(ROOT)) {
      return false;
    }
    List<String> known = children.get(from);
    if (known == null) {
      known = new ArrayList<>(2);
      children.put(from, known);
    }
    if (!known.contains(name)) {
      known.add(name);
    }
    return heirs.contains(from);
  }

  /** It is counted, and all that descends from it. */
  private void inherit(String name, List<String> found) {
    count(name, found);
    if (heirs.add(name) && children.containsKey(name)) {
      for (String child : children.get(name)) {
        inherit(child, found);
      }
    }
  }

  /** Every name from here up, but Object's, may refer to an instance that is counted. */
  private void count(String name, List<String> found) {
    if (!name.equals(ROOT) && above.add(name)) {
      found.add(name);
      if (parents.containsKey(name)) {
        for (String parent : parents.get(name)) {
          count(parent, found);
        }
      }
    }
  }

  private static boolean isAmong(String[] names, String name) {
    for (String each : names) {
      if (each.equals(name)) {
        return true;
      }
    }
    return false;
  }
}
