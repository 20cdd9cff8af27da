package dev.refcount.forked;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A test that forks a JVM: it takes a {@link JvmMode} and runs once for each.
 *
 * <pre>{@code
 * @Forked
 * void a_program_that_leaks_nothing_ends_well(JvmMode mode) {
 *     Run run = ForkedJvm.of(Program.class).mode(mode).agent("tag=com.acme.Session").run();
 *     assertEquals(0, run.exitCode(), run::describe);
 * }
 * }</pre>
 */
@Target(METHOD)
@Retention(RUNTIME)
@ParameterizedTest(name = "{0}")
@EnumSource(JvmMode.class)
public @interface Forked {}
