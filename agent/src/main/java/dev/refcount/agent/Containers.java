package dev.refcount.agent;

import dev.refcount.boot.Tagger;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Predicate;

/** What {@code containers=true} tags: the JDK's collections and maps, what is part of them, and arrays. */
final class Containers {
  private Containers() {}

  /**
   * One of the constants of {@link Tagger}.
   *
   * @param tagged whether a pattern of the user's tags a class
   */
  static int tags(Class<?> type, Predicate<Class<?>> tagged) {
    if (type.isArray()) {
      return mayHoldTagged(type.getComponentType(), tagged) ? Tagger.FROM_BIRTH : Tagger.NONE;
    }
    if (Territory.isJdk(type.getClassLoader()) && !type.getName().startsWith("java.util.")) {
      // The VM's own: of class values, of modules. Fields of class mirrors hold them, which no dump shows.
      return Tagger.NONE;
    }
    for (Class<?> jdk = type; jdk != null; jdk = jdk.getSuperclass()) {
      if (isOfTheCollections(jdk)) {
        // A program's own collection is one as far as it extends one of the JDK's: these tell its birth.
        return isCollection(type) || Iterator.class.isAssignableFrom(type)
            ? Tagger.FROM_BIRTH
            : Tagger.PART_FROM_BIRTH;
      }
    }
    return Tagger.NONE;
  }

  /** A class of {@code java.util} that is a collection or a map, or is nested in one: an entry, a node. */
  private static boolean isOfTheCollections(Class<?> type) {
    return Territory.isJdk(type.getClassLoader())
        && !type.isInterface()
        && (isCollection(type) || isCollection(type.getNestHost()));
  }

  private static boolean isCollection(Class<?> type) {
    return Collection.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type);
  }

  private static boolean mayHoldTagged(Class<?> element, Predicate<Class<?>> tagged) {
    if (element.isPrimitive()) {
      return false;
    }
    if (element.isArray()) {
      return mayHoldTagged(element.getComponentType(), tagged);
    }
    return !Modifier.isFinal(element.getModifiers()) || tagged.test(element);
  }
}
