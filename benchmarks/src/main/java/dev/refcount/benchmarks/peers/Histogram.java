package dev.refcount.benchmarks.peers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** {@code jcmd PID GC.class_histogram}: how many items there are, not how often one is referred to. */
final class Histogram {
  private Histogram() {}

  static String items(long pid) throws IOException, Unanswered {
    List<String> command = List.of(Child.tool("jcmd"), Long.toString(pid), "GC.class_histogram");
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return said.lines()
        .map(line -> line.strip().split("\\s+"))
        .filter(words -> words.length > 3 && words[3].equals(Item.class.getName()))
        .map(words -> words[1] + " instances")
        .findFirst()
        .orElseThrow(() -> new Unanswered(said.lines().findFirst().orElse("jcmd says nothing")));
  }
}
