package dev.refcount.live;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.util.function.Function;

/**
 * The agent's end of a command that was given on the command line: it calls back to the port on which
 * the command waits, shows the token that it was given through the attach mechanism, and answers until
 * the command ends. So no port is open in the program, and nobody can ask who could not attach.
 */
public final class Channel implements Runnable {
  private static final String MARK = "@";
  private static final int PATIENCE_MS = 10_000;

  private final int port;
  private final String token;
  private final Function<String[], Answer> answers;

  private Channel(int port, String token, Function<String[], Answer> answers) {
    this.port = port;
    this.token = token;
    this.answers = answers;
  }

  /** The agent argument that makes an agent call back; no option begins like this. */
  public static String argument(int port, String token) {
    return MARK + port + ":" + token;
  }

  /** Whether an agent argument is one, and not options. */
  public static boolean isArgument(String argument) {
    return argument != null && argument.startsWith(MARK);
  }

  /**
   * Calls back on a thread of its own: the VM's attach mechanism must not wait for the answers. Of the boot runtime,
   * which may not be there yet, it may know nothing.
   */
  public static void open(String argument, Function<String[], Answer> answers) {
    int colon = argument.indexOf(':');
    int port = Integer.parseInt(argument.substring(MARK.length(), colon));
    Channel channel = new Channel(port, argument.substring(colon + 1), answers);
    Thread thread = new Thread(null, channel, "refcount channel", 0, false);
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void run() {
    // Without a proxy: the program may have one for all that it connects to.
    try (Socket socket = new Socket(Proxy.NO_PROXY)) {
      socket.connect(new InetSocketAddress(Loopback.address(), port), PATIENCE_MS);
      DataInputStream in = new DataInputStream(socket.getInputStream());
      DataOutputStream out = new DataOutputStream(socket.getOutputStream());
      Wire.write(out, 0, token);
      while (true) {
        Answer answer = answer(Wire.read(in).texts());
        Wire.write(out, answer.code(), answer.text());
      }
    } catch (IOException over) {
      // The command has what it wanted, or was stopped.
    }
  }

  private Answer answer(String[] request) {
    try {
      return answers.apply(request);
    } catch (Throwable failure) {
      return new Answer(1, "it failed inside the program: " + failure);
    }
  }
}
