package dev.refcount.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The port on which a command waits for the agent is open to all on this machine. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
final class CallerTest {
  private static Socket stranger(String argument, byte[] says) throws IOException {
    int port = Integer.parseInt(argument.substring(1, argument.indexOf(':')));
    Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), port);
    socket.getOutputStream().write(says);
    // Nobody waits for more from one that was let in.
    socket.shutdownOutput();
    return socket;
  }

  @Test
  void whoever_else_comes_does_not_keep_the_agent_out() throws IOException {
    try (Caller caller = new Caller();
        Socket browser = stranger(caller.argument(), "GET / HTTP/1.1\r\n\r\n".getBytes());
        Socket negative = stranger(caller.argument(), new byte[] {0, 0, 0, 0, 0, 0, 0, 1, -1, 0, 0, 0});
        Socket endless = stranger(caller.argument(), new byte[] {0, 0, 0, 0, 0, 0, 0, 1, 127, 0, 0, 0})) {
      Channel.open(caller.argument(), request -> Answer.done(Arrays.toString(request)));
      caller.await();
      assertEquals(Answer.done("[top, 1]"), caller.ask("top", "1"));
    }
  }

  @Test
  void who_knows_the_form_but_not_the_token_does_not_get_in() throws IOException {
    try (Caller caller = new Caller()) {
      String token = caller.argument().substring(caller.argument().indexOf(':') + 1);
      char last = token.charAt(token.length() - 1);
      String guess = token.substring(0, token.length() - 1) + (last == 'a' ? 'b' : 'a');
      try (Socket silent = stranger(caller.argument(), message());
          Socket empty = stranger(caller.argument(), message(""));
          Socket guesses = stranger(caller.argument(), message(guess));
          Socket two = stranger(caller.argument(), message(guess, token))) {
        Channel.open(caller.argument(), request -> Answer.done("the agent"));
        caller.await();
        assertEquals(Answer.done("the agent"), caller.ask("top", "1"));
      }
    }
  }

  private static byte[] message(String... texts) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Wire.write(new DataOutputStream(out), 0, texts);
    return out.toByteArray();
  }

  @Test
  void an_answer_that_is_cut_short_is_none() throws IOException {
    byte[] whole = message("the whole report");
    byte[] cut = Arrays.copyOf(whole, whole.length - 1);
    assertThrows(EOFException.class, () -> Wire.read(new DataInputStream(new ByteArrayInputStream(cut))));
  }
}
