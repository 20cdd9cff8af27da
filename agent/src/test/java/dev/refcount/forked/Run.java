package dev.refcount.forked;

import java.nio.file.Path;

/**
 * What a child JVM left behind.
 *
 * @param log its command line, exit code and both streams, kept after the test
 */
public record Run(int exitCode, String out, String err, Path log) {

  /** The message of a failed assertion. */
  public String describe() {
    return "exit code " + exitCode + ", log " + log
        + "\n--- standard output\n" + out + "--- standard error\n" + err;
  }

  /** Standard error without the lines that are the agent's own. */
  public String errOfTheProgram() {
    return err.replaceAll("(?m)^refcount: .*\\R", "");
  }
}
