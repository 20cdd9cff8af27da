package dev.refcount.agent;

import dev.refcount.live.Answer;
import dev.refcount.live.Channel;
import dev.refcount.options.OptionException;
import dev.refcount.options.Options;
import java.lang.instrument.Instrumentation;

/** Where the JVM enters: at start-up and at attach. */
public final class RefcountAgent {
  /** Exit code: the user asked for something that is not there. */
  private static final int WRONG_USE = 2;

  /** Exit code: it ran and the answer is bad. */
  private static final int BAD_ANSWER = 1;

  private RefcountAgent() {}

  /** Called by the JVM before {@code main}. */
  public static void premain(String arguments, Instrumentation instrumentation) {
    synchronized (Presence.class) {
      start(arguments, instrumentation);
    }
  }

  private static void start(String arguments, Instrumentation instrumentation) {
    try {
      Options options = Options.parse(arguments, System.getenv(Options.ENVIRONMENT_VARIABLE));
      options.checkReportsWritable();
      if (Presence.current() != null) {
        Presence.current().exitReport.unregister();
        stop(WRONG_USE, "the agent is named twice, here with '" + arguments
            + "': name it once, on the command line or in JAVA_TOOL_OPTIONS");
      }
      byte[] hooks = BootRuntime.define(instrumentation);
      Startup.run(new Presence(options, false), instrumentation, hooks);
    } catch (OptionException wrong) {
      stop(WRONG_USE, wrong.getMessage());
    } catch (Throwable failure) {
      // A tool that lies is worse than one that stops.
      if (isDenied(failure)) {
        stop(
            WRONG_USE,
            "cannot start: " + failure.getMessage() + "; the policy of the security manager must have: grant codeBase"
                + " \"file:/path/of/refcount-agent.jar\" { permission java.security.AllPermission; };");
      }
      String remedy = failure instanceof LinkageError ? BootRuntime.WITHOUT_ARCHIVE : "";
      stop(BAD_ANSWER, "cannot start: " + failure + remedy);
    }
  }

  /**
   * Called by the JVM when attached to a running program: by a command, which wants to be called back,
   * or by any other tool with options. Whatever goes wrong, the program goes on.
   */
  public static void agentmain(String arguments, Instrumentation instrumentation) {
    Attaching attaching = new Attaching(instrumentation);
    if (Channel.isArgument(arguments)) {
      Channel.open(arguments, attaching);
      return;
    }
    Answer answer = attaching.attach(arguments);
    if (answer.code() != 0) {
      // Nobody waits for an answer but the VM, which passes an exception on to whoever attached.
      throw new IllegalStateException(answer.text());
    }
  }

  /** By a security manager, which JDK 17 to 23 may have: the JDK throws the same where a jar's signature is broken. */
  @SuppressWarnings("removal")
  private static boolean isDenied(Throwable failure) {
    return failure instanceof SecurityException && System.getSecurityManager() != null;
  }

  private static void stop(int code, String reason) {
    Console.say(reason);
    System.exit(code);
  }
}
