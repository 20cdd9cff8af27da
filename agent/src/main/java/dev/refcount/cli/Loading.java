package dev.refcount.cli;

import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;

/**
 * The attach mechanism, which not every {@code java} has. Apart: the verifier looks for the exceptions that a class
 * catches before any of its methods runs, so who catches that they are not there must be another.
 */
final class Loading {
  private Loading() {}

  static void into(String pid, String jar, String argument) throws IOException, UnreachableException {
    try {
      VirtualMachine vm = VirtualMachine.attach(pid);
      try {
        vm.loadAgent(jar, argument);
      } finally {
        vm.detach();
      }
    } catch (AttachNotSupportedException refused) {
      throw new UnreachableException("process " + pid + " can't be attached to: " + Target.reason(refused));
    } catch (AgentLoadException | AgentInitializationException refused) {
      throw new UnreachableException("process " + pid + " does not load the agent: " + Target.reason(refused));
    }
  }
}
