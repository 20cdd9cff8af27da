package dev.refcount.benchmarks.programs.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Locale;
import java.util.concurrent.Callable;

/**
 * Asks the shop over a plain socket, one request after the other: an HTTP client would be a second program
 * to measure. From time to time it comes back over a new connection.
 */
final class Visitor implements Callable<String> {
  private static final int ON_ONE_CONNECTION = 50;
  /** A server that never answers fails the run, not the machine. */
  private static final int PATIENCE_MILLIS = 60_000;

  private final int port;
  private final int number;
  private final int requests;
  private final Checksum checksum = new Checksum();

  Visitor(int port, int number, int requests) {
    this.port = port;
    this.number = number;
    this.requests = requests;
  }

  @Override
  public String call() throws IOException {
    for (int first = 0; first < requests; first += ON_ONE_CONNECTION) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.setTcpNoDelay(true);
        InputStream in = new BufferedInputStream(socket.getInputStream());
        for (int i = first; i < Math.min(requests, first + ON_ONE_CONNECTION); i++) {
          ask(socket.getOutputStream(), i);
          listen(in);
        }
      }
    }
    return "visitor " + number + ": " + requests + " answers, sha-256 " + checksum.end();
  }

  private void ask(OutputStream out, int i) throws IOException {
    String body = i % 4 == 1 ? "order " + number + "." + i + ": " + Prose.word(i % 20_000) : "";
    String line =
        switch (i % 4) {
          case 0 -> "GET /catalogue?page=" + i % 300;
          case 1 -> "POST /orders?customer=" + number + "." + i % 7;
          case 2 -> "GET /orders?customer=" + number + "." + i % 7;
          default -> i % 40 == 3 ? "GET /nowhere/" + i : "GET /catalogue?page=" + i % 11 + "&by=price";
        };
    String head =
        String.join(
            "\r\n",
            line + " HTTP/1.1",
            "Host: shop",
            "User-Agent: visitor/" + number,
            "Accept: text/html, */*;q=0.5",
            "Cookie: visitor=" + number + "; seen=" + i,
            "Content-Length: " + body.length(),
            "\r\n");
    out.write((head + body).getBytes(UTF_8));
  }

  /** The status and the body are part of the result, the other headers (the date) are not. */
  private void listen(InputStream in) throws IOException {
    checksum.add(line(in));
    int length = -1;
    for (String header = line(in); !header.isEmpty(); header = line(in)) {
      if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
        length = Integer.parseInt(header.substring(header.indexOf(':') + 1).strip());
      }
    }
    if (length < 0) {
      throw new IOException("an answer without its length");
    }
    checksum.add(new String(in.readNBytes(length), UTF_8));
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("the server has closed the connection");
      }
      if (next != '\r') {
        line.append((char) next);
      }
    }
    return line.toString();
  }
}
