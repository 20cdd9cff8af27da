package dev.refcount.live;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;

/** The command's end of the {@link Channel}: waits for the agent to call back, then asks. */
public final class Caller implements AutoCloseable {
  private static final int PATIENCE_MS = 20_000;
  private static final int TOKEN_BITS = 128;
  /** Anybody on this machine may come, and say anything. */
  private static final int MOST_OF_TOKEN = 100;

  private final String token = new BigInteger(TOKEN_BITS, new SecureRandom()).toString(36);
  private final ServerSocket door;
  private Socket socket;
  private DataInputStream in;
  private DataOutputStream out;

  public Caller() throws IOException {
    door = new ServerSocket(0, 4, Loopback.address());
  }

  /** What the agent must be given to call back. */
  public String argument() {
    return Channel.argument(door.getLocalPort(), token);
  }

  /** Lets in whoever shows the token, and nobody else. */
  public void await() throws IOException {
    long deadline = System.nanoTime() + PATIENCE_MS * 1_000_000L;
    while (true) {
      door.setSoTimeout((int) Math.max(1, (deadline - System.nanoTime()) / 1_000_000L));
      Socket caller = door.accept();
      if (knowsToken(caller)) {
        socket = caller;
        return;
      }
      caller.close();
    }
  }

  private boolean knowsToken(Socket caller) throws IOException {
    caller.setSoTimeout(PATIENCE_MS);
    in = new DataInputStream(caller.getInputStream());
    out = new DataOutputStream(caller.getOutputStream());
    try {
      String[] shown = Wire.read(in, MOST_OF_TOKEN).texts();
      return shown.length == 1
          && MessageDigest.isEqual(bytes(shown[0]), bytes(token));
    } catch (IOException stranger) {
      return false;
    }
  }

  /** Waits as long as it takes: weaving a large program does. */
  public Answer ask(String... request) throws IOException {
    socket.setSoTimeout(0);
    Wire.write(out, 0, request);
    Wire.Message answer = Wire.read(in);
    return new Answer(answer.number(), answer.texts()[0]);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    door.close();
    if (socket != null) {
      socket.close();
    }
  }
}
