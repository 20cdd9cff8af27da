package dev.refcount.weave;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How much of one class is woven. A method that would be larger than the 64 KB that a class file allows, or a class
 * with more constants than it allows (JVMS 4.7.3 and 4.1), does without the lines of its stores, then without its
 * local variables, or is left as it is. One that HotSpot compiles no more has one way out for all its returns; if
 * that is not enough it is woven all the same, and named.
 *
 * <p>Asked within the transformer: what is loaded by that, the VM shows to nobody. So only what is there is used.
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

  private static final int MOST_NAMES = 3;

  final boolean locals;
  final boolean births;
  /** By name and descriptor. */
  private final Map<String, Missing> methods = new HashMap<>();
  /** The same in the order in which they did not fit. */
  private final List<String> reduced = new ArrayList<>(0);

  private Missing everywhere = Missing.NOTHING;
  /** Methods whose returns have one way out, as they would be too long otherwise. */
  private final Set<String> oneExit = new HashSet<>();
  /** Names and descriptors of methods that are longer than HotSpot compiles. */
  private final List<String> huge = new ArrayList<>(0);

  /**
   * @param locals whether local variables and parameters are counted in this class
   * @param births whether its constructors tell of new objects
   */
  public Extent(boolean locals, boolean births) {
    this.locals = locals;
    this.births = births;
  }

  /** Leaves out more of a method that was woven, and did not fit; at first only the second way out. */
  void reduce(String name, String descriptor) {
    huge.clear();
    if (locals && oneExit.add(name + descriptor)) {
      return;
    }
    if (methods.put(name + descriptor, more(missing(name + descriptor))) == null) {
      reduced.add(name + descriptor);
    }
  }

  /** Leaves out more of every method of a class that was woven, and did not fit. */
  void reduce() {
    everywhere = more(everywhere);
    huge.clear();
  }

  /** With its hooks a method is longer than HotSpot compiles. */
  void isHuge(String method) {
    huge.add(method);
  }

  /** Has those that are so drop their variables in one place, not at each return; false if they did already. */
  boolean sharesExits() {
    boolean more = locals && oneExit.addAll(huge);
    if (more) {
      huge.clear();
    }
    return more;
  }

  boolean hasOneExit(String method) {
    return oneExit.contains(method);
  }

  boolean anyIsHuge() {
    return !huge.isEmpty();
  }

  /** Hooks have not made them so. */
  void wereHuge(List<String> before) {
    huge.removeAll(before);
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

  /** What is left out, and why; and what is not compiled. Empty at the most of classes. */
  public String words() {
    if (!isReduced() && huge.isEmpty()) {
      return "";
    }
    StringBuilder words = new StringBuilder();
    if (everywhere != Missing.NOTHING) {
      words.append("it would have more constants than a class file can: ").append(everywhere.words);
    }
    for (int i = 0; i < reduced.size(); i++) {
      String method = reduced.get(i);
      next(words)
          .append("its method ").append(name(method)).append(" would be larger than 64 KB: ")
          .append(methods.get(method).words);
    }
    if (!huge.isEmpty()) {
      hugeInWords(next(words));
    }
    return words.toString();
  }

  private static StringBuilder next(StringBuilder words) {
    return words.length() == 0 ? words : words.append("; ");
  }

  private void hugeInWords(StringBuilder words) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < huge.size() && names.size() < MOST_NAMES; i++) {
      if (!names.contains(name(huge.get(i)))) {
        names.add(name(huge.get(i)));
      }
    }
    words.append("with its hooks ").append(String.join(", ", names));
    if (huge.size() > names.size()) {
      words.append(" and ").append(huge.size() - names.size()).append(" more");
    }
    words.append(huge.size() == 1 ? " is" : " are")
        .append(" longer than 8,000 bytes: woven, and interpreted ever after, unless the JVM is started with")
        .append(" -XX:-DontCompileHugeMethods");
  }

  private static String name(String method) {
    return method.substring(0, method.indexOf('('));
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
