package dev.refcount.demo;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The agent's jar, which every lesson's Java program needs. */
final class Agent {
  private static final String JAR = "agent/target/refcount-agent.jar";

  private Agent() {}

  /** The jar that was named, or the one that the build made beside the demo. */
  static Path jar(Optional<Path> named) throws Arguments.Mistake {
    Path jar = named.orElseGet(Agent::built);
    if (!Files.isRegularFile(jar)) {
      throw new Arguments.Mistake("there is no agent at " + jar
          + ": build it with mvn -q -DskipTests verify, or name it with --agent JAR");
    }
    return jar.toAbsolutePath();
  }

  private static Path built() {
    try {
      Path classes = Path.of(Agent.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      // …/demo/target/classes, or the jar beside that folder.
      return classes.resolveSibling("../../" + JAR).normalize();
    } catch (URISyntaxException e) {
      return Path.of(JAR);
    }
  }
}
