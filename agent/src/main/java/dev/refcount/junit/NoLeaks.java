package dev.refcount.junit;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;

import java.lang.annotation.Documented;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/**
 * Every instance of these classes, or of their subclasses, that is born in the test must be released at
 * its end, after {@code @AfterEach}: nothing refers to it any more, or only what is dead itself.
 *
 * <p>On a class it holds for each of its tests. What a field of the test class itself still holds then is
 * held. A test also fails if nothing of such a class is counted, or if the ledger was full meanwhile and has left
 * objects out. Where tests run in parallel, no other test runs meanwhile: what is born in it would be nobody's.
 */
@Documented
@Inherited
@Target({TYPE, METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(RefcountExtension.class)
@ResourceLock(Resources.GLOBAL)
public @interface NoLeaks {
  Class<?>[] value();

  /**
   * Where objects are still held at the end, asks for a collection, and fails only for those that outlive it. For
   * tests in which objects that are not tagged hold them for a while: lambdas, streams, the class under test.
   */
  boolean collect() default false;
}
