package dev.refcount.cli;

import dev.refcount.live.Answer;
import dev.refcount.live.Caller;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URISyntaxException;
import java.nio.file.Path;

/** A running JVM that is asked through the attach mechanism. */
final class Target implements AutoCloseable {
  private final String pid;
  private final Caller caller;

  private Target(String pid, Caller caller) {
    this.pid = pid;
    this.caller = caller;
  }

  /** Has the agent in that JVM call back; loads it there if it is not loaded yet. */
  static Target of(String pid) throws UnreachableException {
    Processes.checkAttachable(pid);
    Caller caller = null;
    try {
      caller = new Caller();
      Loading.into(pid, ownJar(), caller.argument());
      caller.await();
      return new Target(pid, caller);
    } catch (IOException refused) {
      close(caller);
      throw new UnreachableException("process " + pid + " can't be attached to: " + reason(refused));
    } catch (UnreachableException refused) {
      close(caller);
      throw refused;
    } catch (NoClassDefFoundError noJdk) {
      close(caller);
      throw new UnreachableException(
          "this java has no module jdk.attach: use the java of a JDK for this command");
    }
  }

  /** The good answer's text. */
  String ask(String... request) throws UnreachableException {
    Answer answer;
    try {
      answer = caller.ask(request);
    } catch (EOFException ended) {
      throw new UnreachableException("process " + pid + " ended meanwhile");
    } catch (IOException lost) {
      throw new UnreachableException("process " + pid + " does not answer: " + reason(lost));
    }
    if (answer.code() != Exit.DONE) {
      throw new UnreachableException(
          answer.code(),
          answer.code() == Exit.UNREACHABLE ? "process " + pid + ": " + answer.text() : answer.text());
    }
    return answer.text();
  }

  private static String ownJar() {
    try {
      return Path.of(Target.class.getProtectionDomain().getCodeSource().getLocation().toURI())
          .toAbsolutePath()
          .toString();
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  static String reason(Exception failure) {
    if (failure instanceof SocketTimeoutException) {
      return "the agent did not call back";
    }
    String message = failure.getMessage();
    return message == null ? failure.toString() : message.strip().replaceAll("\\s+", " ");
  }

  private static void close(Caller caller) {
    try {
      if (caller != null) {
        caller.close();
      }
    } catch (IOException ignored) {
      // There is a better reason to tell.
    }
  }

  @Override
  public void close() {
    close(caller);
  }
}
