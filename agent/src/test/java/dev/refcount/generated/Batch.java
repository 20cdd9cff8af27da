package dev.refcount.generated;

import dev.refcount.forked.ForkedJvm;
import dev.refcount.forked.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Compiles some programs and runs them in one forked JVM, under the agent or without it. */
final class Batch {
  private static final String TAGGED = "tag=gen.*.T*:gen.*.F:gen.*.R1:gen.*.E";
  private static final Pattern PROGRAM = Pattern.compile("(?m)^program (\\w+): (.*)$");
  private static final Pattern FAILED = Pattern.compile("(?m)^FAILED (\\w+): (.*)$");

  private final String name;
  private final Path classes;
  private final Path names;
  private String excluded = "dev.refcount.generated.*";
  private String[] jvm = {};
  private int sharingAudit = 25;

  /** @param failures by program: what it counted wrong; {@code traces}: what it did */
  record Outcome(Run run, Map<String, String> traces, Map<String, String> failures) {}

  Batch(String name) {
    this.name = name;
    this.classes = ForkedJvm.logs().resolve("generated-" + name);
    this.names = ForkedJvm.logs().resolve("generated-" + name + ".names");
  }

  /** Plants a fault: these classes are not woven. */
  Batch excluding(String pattern) {
    excluded += ":" + pattern;
    return this;
  }

  Batch jvm(String... more) {
    jvm = more;
    return this;
  }

  /** How many programs wait for one another, so that one dump of the heap serves them all. */
  Batch sharingAudit(int programs) {
    sharingAudit = programs;
    return this;
  }

  /** Returns the compiler's messages, by program. */
  Map<Program, String> compile(List<Program> programs) throws IOException {
    clear();
    Map<Program, String> wrong = Compiler.compile(programs, classes);
    List<String> good = new ArrayList<>();
    for (Program program : programs) {
      if (!wrong.containsKey(program)) {
        good.add(program.name());
      }
    }
    Files.write(names, good);
    return wrong;
  }

  Outcome underTheAgent() throws IOException, InterruptedException {
    Path report = ForkedJvm.logs().resolve("generated-" + name + "-report.txt");
    return outcome(jvm().agent(TAGGED + ",exclude=" + excluded + ",report=" + report).run());
  }

  Outcome withoutAgent() throws IOException, InterruptedException {
    return outcome(jvm().named("plain").classPath(ForkedJvm.agentJar()).run());
  }

  private ForkedJvm jvm() {
    return ForkedJvm.of(Runner.class)
        .named(name)
        .jvm("-Xmx256m", "-Xverify:all", "-XX:+UseSerialGC")
        .jvm(jvm)
        .timeout(Duration.ofMinutes(15))
        .arguments(classes.toString(), names.toString(), Integer.toString(sharingAudit));
  }

  private static Outcome outcome(Run run) {
    return new Outcome(run, lines(PROGRAM, run.out()), lines(FAILED, run.out()));
  }

  private static Map<String, String> lines(Pattern pattern, String out) {
    Map<String, String> lines = new TreeMap<>();
    for (Matcher line = pattern.matcher(out); line.find(); ) {
      lines.put(line.group(1), line.group(2));
    }
    return lines;
  }

  private void clear() throws IOException {
    if (Files.exists(classes)) {
      try (Stream<Path> files = Files.walk(classes)) {
        for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
