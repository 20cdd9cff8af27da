package dev.refcount.gate;

import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.nio.file.Path;

/** A program that attaches the agent to itself. */
final class Self {
  private Self() {}

  static void attach(String jar, String options) throws Exception {
    VirtualMachine self = VirtualMachine.attach(pid());
    self.loadAgent(jar, options);
    self.detach();
  }

  /** Sends the agent away. */
  static void off(String jar) throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    int code =
        new ProcessBuilder(java, "-jar", jar, "attach", pid(), "off")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor();
    if (code != 0) {
      throw new IllegalStateException("attach off: " + code);
    }
  }

  private static String pid() {
    return Long.toString(ProcessHandle.current().pid());
  }
}
