package dev.refcount.agent;

import dev.refcount.boot.OwnWork;
import dev.refcount.live.Answer;
import dev.refcount.options.OptionException;
import dev.refcount.options.Options;
import java.lang.instrument.Instrumentation;
import java.util.function.Function;

/**
 * Coming to a program that runs already, answering commands, and leaving it again. Nothing in here may
 * stop the program: what goes wrong is told to whoever attached.
 */
final class Attaching implements Function<String[], Answer> {
  private final Instrumentation instrumentation;

  Attaching(Instrumentation instrumentation) {
    this.instrumentation = instrumentation;
  }

  @Override
  public Answer apply(String[] request) {
    if (request[0].equals("attach")) {
      return attach(request[1]);
    }
    Presence here;
    synchronized (Presence.class) {
      here = Presence.current();
      boolean leaves = request[0].equals("detach");
      if (here == null) {
        return Answer.unreachable(
            "the agent is not attached to it" + (leaves ? "" : ": first attach PID tag=CLASS"));
      }
      if (leaves) {
        return Answer.done(leave(here));
      }
    }
    boolean own = OwnWork.begin();
    try {
      return Answering.answer(here, request);
    } finally {
      OwnWork.end(own);
    }
  }

  Answer attach(String arguments) {
    synchronized (Presence.class) {
      Presence here = Presence.current();
      try {
        if (here != null) {
          // What is wrong with the options comes first: 'oof' is no second attach.
          Options.parse(arguments, System.getenv(Options.ENVIRONMENT_VARIABLE));
          String with = here.options.toString();
          return Answer.unreachable(
              "the agent is attached to it already, " + (with.isEmpty() ? "without options" : "with " + with)
                  + ": first attach PID off");
        }
        // First of all: the agent's jar is on the program's class path by now, and an API that the
        // program loaded from there would never be the attached one.
        byte[] hooks = BootRuntime.defineUnlessThere(instrumentation);
        Options options = Options.parse(arguments, System.getenv(Options.ENVIRONMENT_VARIABLE));
        options.checkReportsWritable();
        return Answer.done(start(new Presence(options, true), hooks));
      } catch (OptionException wrong) {
        return Answer.wrongUse(wrong.getMessage());
      } catch (Throwable failure) {
        String reason = failure.getMessage() == null ? failure.toString() : failure.getMessage();
        return Answer.unreachable("the agent cannot start in it: " + reason);
      }
    }
  }

  private static String leave(Presence here) {
    StringBuilder text = new StringBuilder();
    boolean own = OwnWork.begin();
    try {
      for (String file : here.exitReport.writeFiles()) {
        text.append("report written to ").append(file).append('\n');
      }
    } catch (Throwable failure) {
      // It leaves nevertheless.
      text.append("no report: ").append(failure).append('\n');
    } finally {
      OwnWork.end(own);
    }
    here.leave();
    return text.append("detached; nothing is counted any more\n").toString();
  }

  private String start(Presence presence, byte[] hooks) throws OptionException {
    try {
      Startup.run(presence, instrumentation, hooks);
      String untagged = presence.options.tag().isEmpty() ? Startup.NO_TAG + "\n" : "";
      return "attached\n" + untagged + presence.earlier.text();
    } catch (Throwable failure) {
      presence.leave();
      throw failure;
    }
  }
}
