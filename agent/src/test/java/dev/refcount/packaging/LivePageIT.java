package dev.refcount.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code http=0}: for this machine, for who knows the token, and not for ever. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
final class LivePageIT {
  private static final String TOLD = "refcount: live page: ";

  @TempDir Path folder;

  private final HttpClient client = HttpClient.newHttpClient();

  private Companion withPage(String... jvmOptions) throws Exception {
    List<String> options = new ArrayList<>(List.of(jvmOptions));
    options.add(Companion.agent(
        "tag=" + Desk.Guest.class.getName() + ",http=0,report=" + folder.resolve("r.txt")));
    return Companion.start(Desk.class, folder, options.toArray(String[]::new));
  }

  private static String url(Companion desk) {
    return desk.err().lines().filter(line -> line.startsWith(TOLD)).findFirst().orElseThrow()
        .substring(TOLD.length());
  }

  private HttpResponse<String> get(String url) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void the_page_shows_the_ledger_as_it_is_now_and_lets_the_program_end() throws Exception {
    try (Companion desk = withPage()) {
      String url = url(desk);
      HttpResponse<String> page = get(url);
      assertEquals(200, page.statusCode());
      assertTrue(page.body().contains("data-live=\"2000\""), page.body());
      assertTrue(page.body().contains(">100,000</td>"), page.body());
      assertTrue(page.headers().firstValue("Access-Control-Allow-Origin").isEmpty());

      desk.ask("new");
      assertTrue(get(url + "body").body().contains(">100,001</td>"));
      HttpResponse<String> json = get(url + "report.json");
      assertEquals("application/json; charset=utf-8",
          json.headers().firstValue("Content-Type").orElseThrow());
      assertTrue(json.body().contains("\"live\": 100001"), json.body());

      assertEquals(404, get(url + "else").statusCode());
      assertEquals(405, client.send(
          HttpRequest.newBuilder(URI.create(url)).POST(HttpRequest.BodyPublishers.noBody()).build(),
          HttpResponse.BodyHandlers.ofString()).statusCode());
      desk.finish();
    }
  }

  @Test
  void without_the_token_there_is_nothing_to_see() throws Exception {
    try (Companion desk = withPage()) {
      String url = url(desk);
      String server = url.substring(0, url.indexOf('/', "http://".length()) + 1);
      String token = url.substring(server.length(), url.length() - 1);
      assertTrue(token.length() >= 20, token);
      for (String path : new String[] {"", "body", "report.json", token, "x" + token + "/body"}) {
        HttpResponse<String> answer = get(server + path);
        assertEquals(403, answer.statusCode(), path);
        assertTrue(!answer.body().contains(token) && !answer.body().contains("Guest"), answer.body());
      }
      desk.finish();
    }
  }

  /** Whoever is on this machine can do that. */
  @Test
  void one_that_sends_half_a_request_keeps_nobody_waiting() throws Exception {
    try (Companion desk = withPage()) {
      String url = url(desk);
      try (Socket half = new Socket(InetAddress.getByName("127.0.0.1"), URI.create(url).getPort())) {
        half.getOutputStream().write("GET /".getBytes());
        assertEquals(200, get(url).statusCode());
      }
      desk.finish();
    }
  }

  @Test
  void the_address_is_right_where_java_has_another_name_for_this_machine() throws Exception {
    try (Companion desk = withPage("-Djava.net.preferIPv6Addresses=true")) {
      assertEquals(200, get(url(desk)).statusCode());
      desk.finish();
    }
  }

  @Test
  void the_program_sees_no_thread_and_no_word_of_the_server() throws Exception {
    try (Companion desk = withPage()) {
      String url = url(desk);
      for (String head : new String[] {url, url + "x", url.substring(0, url.length() - 2)}) {
        HttpRequest request =
            HttpRequest.newBuilder(URI.create(head)).method("HEAD", HttpRequest.BodyPublishers.noBody()).build();
        assertTrue(client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode() > 400);
      }
      assertEquals("[main]", desk.ask("threads"));
      desk.finish();
      assertEquals(TOLD + url + "\n", desk.err());
    }
  }

  @Test
  void a_port_that_is_taken_is_told_before_main() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      Process process = new ProcessBuilder(CommandLine.java(),
          Companion.agent("tag=x,http=" + port), "-version").start();
      String err = new String(process.getErrorStream().readAllBytes());
      assertEquals(2, process.waitFor());
      assertEquals("refcount: http=" + port + ": can't be opened: Address already in use; http=0 picks a free port",
          err.strip());
    }
  }
}
