package dev.refcount.junit;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;

import java.lang.annotation.Documented;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Every instance of these classes, or of their subclasses, that is born in the test must be released at
 * its end, after {@code @AfterEach}: nothing refers to it any more, or only what is dead itself.
 *
 * <p>On a class it holds for each of its tests. What a field of the test class itself still holds then is
 * held.
 */
@Documented
@Inherited
@Target({TYPE, METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(RefcountExtension.class)
public @interface NoLeaks {
  Class<?>[] value();
}
