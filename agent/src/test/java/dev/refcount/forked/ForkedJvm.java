package dev.refcount.forked;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A child JVM, declared: the program, the agent's options, the JVM's. {@link #run} starts it and waits.
 *
 * <p>The class path is this test's own classes and the given jars, never the agent: the program gets
 * {@code dev.refcount.Refs} from {@code -javaagent} alone, as a user's program does.
 */
public final class ForkedJvm {
  /** Variables that would put options into the child, or a line about them on its standard error. */
  private static final List<String> NOT_INHERITED =
      List.of("REFCOUNT_OPTS", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS", "CLASSPATH");

  private final String main;
  private String name;
  private String agentOptions;
  private boolean agent;
  private Path workingDirectory;
  private int mostFiles;
  private Duration timeout = Duration.ofMinutes(5);
  private final List<String> jvmOptions = new ArrayList<>();
  private final List<Path> classPath = new ArrayList<>(List.of(ownClasses()));
  private final List<String> arguments = new ArrayList<>();
  private final Map<String, String> environment = new LinkedHashMap<>();

  private ForkedJvm(String main) {
    this.main = main;
    this.name = main.substring(main.lastIndexOf('.') + 1);
  }

  public static ForkedJvm of(Class<?> main) {
    return of(main.getName());
  }

  public static ForkedJvm of(String mainClass) {
    return new ForkedJvm(mainClass);
  }

  /** Adds to the name of the log, which is the main class's unless more is said. */
  public ForkedJvm named(String suffix) {
    name += "-" + suffix;
    return this;
  }

  public ForkedJvm mode(JvmMode mode) {
    return named(mode.name()).jvm(mode.options().toArray(String[]::new));
  }

  /** Attaches the agent with these options; without this call the JVM runs without an agent. */
  public ForkedJvm agent(String options) {
    agent = true;
    agentOptions = options;
    return this;
  }

  public ForkedJvm jvm(String... options) {
    jvmOptions.addAll(List.of(options));
    return this;
  }

  public ForkedJvm classPath(Path... more) {
    classPath.addAll(List.of(more));
    return this;
  }

  public ForkedJvm arguments(String... more) {
    arguments.addAll(List.of(more));
    return this;
  }

  public ForkedJvm environment(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  public ForkedJvm workingDirectory(Path directory) {
    workingDirectory = directory;
    return this;
  }

  /** So many files may be open at once; a shell is asked for that. */
  public ForkedJvm mostFiles(int limit) {
    mostFiles = limit;
    return this;
  }

  public ForkedJvm timeout(Duration limit) {
    timeout = limit;
    return this;
  }

  /** Where logs are kept, and where reports of the agent belong. */
  public static Path logs() {
    return Path.of(System.getProperty("refcount.logs", "target/forked")).toAbsolutePath();
  }

  /** The agent's jar, as the build made it. */
  public static Path agentJar() {
    return Path.of(Objects.requireNonNull(System.getProperty("refcount.agent"),
        "system property refcount.agent: the path of refcount-agent.jar")).toAbsolutePath();
  }

  public Run run() throws IOException, InterruptedException {
    return new Child(name, command(), timeout).run(this::prepare);
  }

  private void prepare(ProcessBuilder builder) {
    NOT_INHERITED.forEach(builder.environment()::remove);
    builder.environment().putAll(environment);
    if (workingDirectory != null) builder.directory(workingDirectory.toFile());
  }

  private List<String> command() {
    List<String> command = new ArrayList<>();
    if (mostFiles > 0) {
      command.addAll(List.of("/bin/sh", "-c", "ulimit -n " + mostFiles + "; exec \"$0\" \"$@\""));
    }
    command.add(Child.tool("java"));
    if (agent) {
      String jar = agentJar().toString();
      command.add("-javaagent:" + jar + (agentOptions.isEmpty() ? "" : "=" + agentOptions));
    }
    command.addAll(jvmOptions);
    command.addAll(Arrays.asList("-cp", classPath.stream()
        .map(Path::toString).collect(Collectors.joining(File.pathSeparator))));
    command.add(main);
    command.addAll(arguments);
    return command;
  }

  private static Path ownClasses() {
    try {
      return Path.of(ForkedJvm.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
