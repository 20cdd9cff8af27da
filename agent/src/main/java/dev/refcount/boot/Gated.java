package dev.refcount.boot;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A method that does nothing while the {@link Gate} is closed. Static, and called behind the program's own store.
 *
 * <p>Kept at run time, since the VM forgets other annotations before it is asked for the class file again.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Gated {
  /** Which argument it returns then, if it returns anything; those before it take one slot each. */
  int returns() default 0;
}
