package dev.refcount.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.refcount.options.OptionException;
import dev.refcount.options.TypePattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A pattern for the program's own classes costs the JDK's nothing, whatever its packages begin with. */
final class JdkPackagesTest {
  @ParameterizedTest
  @CsvSource({
    "java.util.Collection+, true", "java.util.concurrent.*, true", "com.sun.net.httpserver.HttpHandler+, true",
    "org.w3c.dom.Node+, true", "com.**, true", "**, true", "*Session+, true", "jdk.internal.**, true",
    "@java.lang.FunctionalInterface, true", "java.**.Node, true",
    "com.acme.Session+, false", "org.h2.table.Table+, false", "com.acme.**, false", "@com.acme.Tracked+, false",
    "javax.servlet.Servlet+, false", "Session+, false"
  })
  void a_pattern_may_cover_a_class_of_the_jdk(String pattern, boolean expected) throws OptionException {
    assertEquals(expected, JdkPackages.mayHave(TypePattern.parse(pattern)));
  }
}
