package dev.refcount.benchmarks;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the agent's jar is, and where results go. */
public final class Locations {
  public static final String AGENT_PROPERTY = "refcount.agent";

  private Locations() {}

  /** The jar that is measured: the one named by a system property, else the one built beside this. */
  public static Path agent() throws Refusal {
    return agent(System.getProperty(AGENT_PROPERTY), target());
  }

  static Path agent(String named, Path target) throws Refusal {
    Path jar =
        named != null ? Path.of(named) : target.resolve("../../agent/target/refcount-agent.jar");
    if (!Files.isRegularFile(jar)) {
      throw new Refusal(
          "no agent at "
              + jar.toAbsolutePath().normalize()
              + ": build it with mvn -DskipTests package, or name it with -D"
              + AGENT_PROPERTY
              + "=JAR");
    }
    return jar.toAbsolutePath().normalize();
  }

  /** The folder that Maven builds in: that of the benchmarks' jar, or of their classes. */
  public static Path target() {
    try {
      Path code =
          Path.of(Locations.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return code.toAbsolutePath().getParent();
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
