package dev.refcount.junit;

import java.lang.reflect.AnnotatedElement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;

/**
 * Sees to it that the agent is there, and checks {@link NoLeaks}.
 *
 * <p>The agent comes by {@code -javaagent} in Surefire's {@code argLine}. Where it is missing, it is
 * attached before the first test, with the classes of the annotations as {@code tag} and {@code
 * containers=true}; objects born before are not counted then, and one line says so.
 */
public final class RefcountExtension
    implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback {
  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(RefcountExtension.class);

  @Override
  public void beforeAll(ExtensionContext context) {
    // Nothing of the API may be loaded before the agent is there: it would hide the agent's own.
    Attachment.ensure(classesToTag(context));
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    Attachment.ensure(classesToTag(context));
    List<NoLeaks> asked = asked(context);
    // A test that registers an extension of its own has two.
    if (!asked.isEmpty() && context.getStore(NAMESPACE).get(context.getUniqueId()) == null) {
      Set<Class<?>> types = new LinkedHashSet<>();
      asked.forEach(each -> types.addAll(List.of(each.value())));
      Births births = new Births(types, asked.stream().anyMatch(NoLeaks::collect));
      context.getStore(NAMESPACE).put(context.getUniqueId(), births);
      Attachment.begin();
    }
  }

  @Override
  public void afterEach(ExtensionContext context) {
    Births births = context.getStore(NAMESPACE).remove(context.getUniqueId(), Births.class);
    if (births != null) {
      try {
        births.check(context.getDisplayName());
      } finally {
        Attachment.end();
      }
    }
  }

  /** What stands on the test, and on the classes around it. */
  private static List<NoLeaks> asked(ExtensionContext context) {
    List<NoLeaks> asked = new ArrayList<>();
    AnnotationSupport.findAnnotation(context.getRequiredTestMethod(), NoLeaks.class).ifPresent(asked::add);
    for (Class<?> type : withEnclosing(context)) {
      AnnotationSupport.findAnnotation(type, NoLeaks.class).ifPresent(asked::add);
    }
    return asked;
  }

  private static Set<Class<?>> classesToTag(ExtensionContext context) {
    Set<Class<?>> types = new LinkedHashSet<>();
    for (Class<?> type : withEnclosing(context)) {
      add(type, types);
      AnnotationSupport.findAnnotatedMethods(
              type, NoLeaks.class, HierarchyTraversalMode.TOP_DOWN)
          .forEach(method -> add(method, types));
    }
    return types;
  }

  private static void add(AnnotatedElement element, Set<Class<?>> types) {
    Optional<NoLeaks> found = AnnotationSupport.findAnnotation(element, NoLeaks.class);
    found.ifPresent(annotation -> types.addAll(List.of(annotation.value())));
  }

  /**
   * Nested test classes are checked for what stands on the outer ones, too: on those that JUnit runs them in. Of a
   * nested class that is inherited the outer one is not the class that declares it.
   */
  private static Set<Class<?>> withEnclosing(ExtensionContext context) {
    Set<Class<?>> all = new LinkedHashSet<>();
    for (ExtensionContext each = context; each != null; each = each.getParent().orElse(null)) {
      each.getTestClass().ifPresent(all::add);
    }
    return all;
  }
}
