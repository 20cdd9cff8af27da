package dev.refcount.agent;

import dev.refcount.boot.OwnClasses;
import dev.refcount.boot.Tagger;
import dev.refcount.options.Options;
import dev.refcount.options.TypePattern;
import dev.refcount.weave.StaticTypes;

/** Decides from the {@code tag} patterns which classes are counted from birth. */
final class Tagging implements Tagger, StaticTypes.Tagged, Ancestry.Named {
  private static final String SELF_TEST = "dev.refcount.selftest.Probe";

  private final Options options;
  /**
   * Classes of the JDK must tell of births: they may be tagged for what they descend from, or the program runs already.
   * Then an object counts only if it is told of before it is met, and the constructor of many a superclass gives it
   * away: {@code Throwable} stores it in itself, {@code Reader} too, {@code ClassLoader} in a module.
   */
  private final boolean jdkTells;
  private final boolean countsArrays;
  private final boolean late;

  /** @param late whether the program runs already */
  Tagging(Options options, boolean late) {
    this.options = options;
    this.late = late;
    this.jdkTells = anyInherits(options) || late && !options.tag().isEmpty();
    for (TypePattern pattern : options.tag().patterns()) {
      if (pattern.isAnnotation()) {
        Annotations.rehearse(pattern);
      }
    }
    this.countsArrays = countsArrays(options);
  }

  private static boolean anyInherits(Options options) {
    for (TypePattern pattern : options.tag().patterns()) {
      if (pattern.includesSubclasses() && JdkPackages.mayHave(pattern)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public int tags(Class<?> type) {
    if (tagged(type)) {
      return FROM_FIRST_SIGHT;
    }
    return options.containers() && !OwnClasses.contain(elementName(type))
        ? Containers.tags(type, this::tagged)
        : NONE;
  }

  @Override
  public boolean arrays() {
    return options.containers();
  }

  /** Only where it matters: what is kept of woven classes does not depend on what else is left out. */
  @Override
  public boolean tellsBirths(String name) {
    return !late || Territory.isIncluded(options, name);
  }

  private static String elementName(Class<?> type) {
    Class<?> element = type;
    while (element.isArray()) {
      element = element.getComponentType();
    }
    return element.getName();
  }

  private boolean tagged(Class<?> type) {
    if (OwnClasses.contain(type.getName())) {
      return false;
    }
    if (type.getName().equals(SELF_TEST)) {
      return true;
    }
    for (TypePattern pattern : options.tag().patterns()) {
      if (matches(pattern, type)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean names(String name) {
    return options.tag().matchesName(name);
  }

  @Override
  public boolean counted(String internalName) {
    return names(internalName.replace('/', '.'));
  }

  @Override
  public boolean withSubclasses(String internalName) {
    String name = internalName.replace('/', '.');
    for (TypePattern pattern : options.tag().patterns()) {
      if (pattern.includesSubclasses() && pattern.matchesName(name)) {
        return true;
      }
    }
    return false;
  }

  /** Whether each class that is tagged by pattern has, or descends from what has, a name that says so. */
  boolean tellsByNames() {
    for (TypePattern pattern : options.tag().patterns()) {
      if (pattern.isAnnotation()) {
        return false;
      }
    }
    return !options.containers();
  }

  /** Also whether a pattern does, whose classes no transformer sees: by name, or by what they descend from. */
  @Override
  public boolean countsArrays() {
    return countsArrays;
  }

  private static boolean countsArrays(Options options) {
    for (TypePattern pattern : options.tag().patterns()) {
      if (pattern.mayMatchArrays() || pattern.includesSubclasses() && matches(pattern, Object[].class)) {
        return true;
      }
    }
    return options.containers();
  }

  /** Whether nothing is tagged, by pattern, before a class is loaded whose name one of them matches. */
  boolean waitsForNames() {
    for (TypePattern pattern : options.tag().patterns()) {
      if (!pattern.waitsForName()) {
        return false;
      }
    }
    return !options.containers();
  }

  /** Whether a constructor of this class must tell of new objects; takes the binary name. */
  boolean wantsBirths(boolean jdk, String name) {
    if (jdk && options.containers() && name.startsWith("java.util.")) {
      return true;
    }
    if (!jdk) {
      return !options.tag().isEmpty() || name.equals(SELF_TEST);
    }
    return jdkTells || names(name);
  }

  static boolean matches(TypePattern pattern, Class<?> type) {
    if (hits(pattern, type)) {
      return true;
    }
    if (!pattern.includesSubclasses()) {
      return false;
    }
    for (Class<?> implemented : type.getInterfaces()) {
      if (matches(pattern, implemented)) {
        return true;
      }
    }
    return type.getSuperclass() != null && matches(pattern, type.getSuperclass());
  }

  private static boolean hits(TypePattern pattern, Class<?> type) {
    return pattern.isAnnotation() ? Annotations.match(pattern, type) : pattern.matchesName(type.getName());
  }
}
