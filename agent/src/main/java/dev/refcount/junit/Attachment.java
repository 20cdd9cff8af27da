package dev.refcount.junit;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Brings the agent into a JVM that was started without it.
 *
 * <p>By a second JVM, since one may not attach to itself unless it was started with a flag for that; a
 * second or two, once.
 */
final class Attachment {
  private static final int PATIENCE_SECONDS = 300;

  /** What the agent counts if it came by this class; null if it did not. */
  private static Set<Class<?>> counted;

  /** Tests that have begun and wait for their check. */
  private static int underWay;

  private Attachment() {}

  /** A test class that names others has the agent attached anew, for these and all before. */
  static synchronized void ensure(Collection<Class<?>> tagged) {
    boolean present = present();
    if (present && (counted == null || counted.containsAll(tagged) || underWay > 0)) {
      // What another test has made would no longer be counted at its end.
      return;
    }
    Set<Class<?>> all = new LinkedHashSet<>(tagged);
    if (present) {
      all.addAll(counted);
      run("-jar", jar().toString(), "attach", pid(), "off");
    }
    attach(all);
    counted = all;
  }

  static synchronized void begin() {
    underWay++;
  }

  static synchronized void end() {
    underWay--;
  }

  private static String pid() {
    return Long.toString(ProcessHandle.current().pid());
  }

  /** Looked for in the boot loader alone: found in another one, the API would be loaded there. */
  private static boolean present() {
    try {
      Class<?> refs = Class.forName("dev.refcount.Refs", true, null);
      return (Boolean) refs.getMethod("attached").invoke(null);
    } catch (ReflectiveOperationException absent) {
      return false;
    }
  }

  private static void attach(Collection<Class<?>> tagged) {
    String options =
        "containers=true,report=off"
            // Named by no annotation, objects are given to Refs.tag.
            + (tagged.isEmpty() ? "" : ",tag=")
            + tagged.stream().map(type -> type.getName() + "+").collect(Collectors.joining(":"));
    String failure = run("-jar", jar().toString(), "attach", pid(), options);
    if (!present()) {
      throw new IllegalStateException(
          "refcount is not attached and could not be (" + failure.strip() + "): add"
              + " -javaagent:refcount-agent.jar=" + options + " to the tests' argLine");
    }
    System.err.println(
        "refcount: attached to the running tests with " + options
            + "; objects born before are not counted."
            + " With -javaagent in Surefire's argLine they are, and tests start sooner");
  }

  private static String run(String... arguments) {
    try {
      Path output = Files.createTempFile("refcount-attach", ".txt");
      String[] command = new String[arguments.length + 1];
      command[0] = Path.of(System.getProperty("java.home"), "bin", "java").toString();
      System.arraycopy(arguments, 0, command, 1, arguments.length);
      Process process =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start();
      boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
      process.destroyForcibly();
      String said = Files.readString(output);
      Files.delete(output);
      return ended ? said : "no answer in " + PATIENCE_SECONDS + " s";
    } catch (IOException failure) {
      return failure.toString();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return interrupted.toString();
    }
  }

  private static Path jar() {
    try {
      return Path.of(
          Attachment.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
