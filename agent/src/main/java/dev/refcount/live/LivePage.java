package dev.refcount.live;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.refcount.Refs;
import dev.refcount.boot.OwnWork;
import dev.refcount.report.HtmlReport;
import dev.refcount.report.JsonReport;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.math.BigInteger;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The report as a page that refreshes itself, for this machine alone and only for who knows the token in
 * the address. It changes nothing, and does not keep the program alive.
 */
public final class LivePage implements AutoCloseable {
  private static final int PERIOD_MS = 2000;
  private static final int TOKEN_BITS = 128;

  /** One that sends half a request, or does not read its answer, has a thread to itself until it goes. */
  private static final int MOST_AT_ONCE = 16;

  private static final int IDLE_S = 10;

  private final String token = new BigInteger(TOKEN_BITS, new SecureRandom()).toString(36);
  private final HttpServer server;
  private final ThreadPoolExecutor workers =
      new ThreadPoolExecutor(MOST_AT_ONCE, MOST_AT_ONCE, IDLE_S, TimeUnit.SECONDS, new LinkedBlockingQueue<>(),
          task -> daemon(task, "refcount page"));

  private LivePage(HttpServer server) {
    this.server = server;
    workers.allowCoreThreadTimeOut(true);
  }

  /**
   * @param port 0 lets the system pick one
   * @throws IOException if the port is taken
   */
  public static LivePage start(int port) throws IOException {
    // The server's own threads are daemons, and of the group, that the thread is which makes and starts it.
    FutureTask<LivePage> start = new FutureTask<>(() -> open(port));
    daemon(start, "refcount page start").start();
    try {
      return start.get();
    } catch (InterruptedException passedOn) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    } catch (ExecutionException failure) {
      throw failure.getCause() instanceof IOException refused ? refused : new IOException(failure.getCause());
    }
  }

  private static LivePage open(int port) throws IOException {
    LivePage page = new LivePage(HttpServer.create(new InetSocketAddress(Loopback.address(), port), 0));
    page.server.setExecutor(page.workers);
    page.server.createContext("/", page::answer);
    page.server.start();
    return page;
  }

  private static Thread daemon(Runnable task, String name) {
    return OwnWork.thread(OwnWork.task(task), name);
  }

  /** Where the page is, with the token. */
  public String url() {
    return "http://" + Loopback.NAME + ":" + server.getAddress().getPort() + "/" + token + "/";
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String[] path = exchange.getRequestURI().getPath().split("/", 3);
      if (!knowsToken(path)) {
        send(exchange, 403, "text/plain", "the address lacks the token that standard error told\n");
      } else if (!exchange.getRequestMethod().equals("GET")) {
        send(exchange, 405, "text/plain", "only GET\n");
      } else {
        answer(exchange, path[2]);
      }
    } catch (IllegalStateException left) {
      send(exchange, 503, "text/plain", "the agent has left the program\n");
    }
  }

  private void answer(HttpExchange exchange, String name) throws IOException {
    switch (name) {
      case "" -> send(exchange, 200, "text/html", HtmlReport.page(Refs.report(), PERIOD_MS));
      case "body" -> send(exchange, 200, "text/html", HtmlReport.body(Refs.report()));
      case "report.json" ->
          send(exchange, 200, "application/json", JsonReport.of(Refs.report()));
      default -> send(exchange, 404, "text/plain", "there is only /, /body and /report.json\n");
    }
  }

  private boolean knowsToken(String[] path) {
    // In a time that does not tell how much of it was right.
    return path.length == 3
        && MessageDigest.isEqual(
            path[1].getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
  }

  private static void send(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.getResponseHeaders().set("Referrer-Policy", "no-referrer");
    exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
    exchange.getResponseHeaders().set("X-Frame-Options", "DENY");
    if (exchange.getRequestMethod().equals("HEAD")) {
      // With a length the server would warn, on the program's standard error.
      exchange.sendResponseHeaders(status, -1);
    } else {
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    workers.shutdownNow();
  }
}
