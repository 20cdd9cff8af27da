package dev.refcount.leaktests;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Runs test classes, their names separated by commas, many times in one JVM, and prints how often each test passed;
 * with the JVM's log of collections as third argument, also whether one of them was asked for.
 */
public final class Repeat implements TestExecutionListener {
  private final Map<String, Integer> passed = new TreeMap<>();
  private final Map<String, String> messages = new TreeMap<>();

  public static void main(String[] arguments) throws Exception {
    LauncherDiscoveryRequestBuilder tests = LauncherDiscoveryRequestBuilder.request();
    for (String name : arguments[0].split(",")) {
      tests.selectors(DiscoverySelectors.selectClass(Class.forName(name)));
    }
    LauncherDiscoveryRequest request = tests.build();
    Launcher launcher = LauncherFactory.create();
    Repeat results = new Repeat();
    for (int i = 0; i < Integer.parseInt(arguments[1]); i++) {
      launcher.execute(request, results);
    }
    results.passed.forEach((test, times) -> System.out.println(test + " passed " + times));
    if (arguments.length > 2) {
      // Read here: the report at the program's end may ask for a collection, the tests may not.
      String collections = Files.readString(Path.of(arguments[2]));
      System.out.println("collection asked for: " + collections.contains("System.gc"));
    }
    results.messages.forEach((test, message) -> System.out.println("-- " + test + "\n" + message));
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    if (test.isTest()) {
      String name = test.getDisplayName().replace("()", "");
      boolean good = result.getStatus() == TestExecutionResult.Status.SUCCESSFUL;
      passed.merge(name, good ? 1 : 0, Integer::sum);
      result.getThrowable().ifPresent(failure -> messages.put(name, failure.getMessage()));
    }
  }
}
