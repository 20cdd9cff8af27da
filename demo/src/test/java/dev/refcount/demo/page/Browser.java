package dev.refcount.demo.page;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real Chromium without a window and without a network, driven over its DevTools protocol. */
final class Browser implements AutoCloseable {
  private static final int SECONDS = 60;
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

  private final Process process;
  private final WebSocket socket;
  private final Map<Integer, CompletableFuture<JsonObject>> answers = new ConcurrentHashMap<>();
  private final List<JsonObject> events = Collections.synchronizedList(new ArrayList<>());
  private String session;
  private int calls;

  /** Where a Chromium is on the path, if anywhere. */
  static Optional<Path> find() {
    return Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator))
        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable).findFirst();
  }

  Browser(Path chromium, Path profile, int width, String... more) throws Exception {
    List<String> command = new ArrayList<>(List.of(
        chromium.toString(), "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
        "--host-resolver-rules=MAP * ~NOTFOUND", "--remote-debugging-port=0",
        "--user-data-dir=" + profile, "--window-size=" + width + ",900"));
    command.addAll(List.of(more));
    command.add("about:blank");
    process = new ProcessBuilder(command).redirectErrorStream(true)
        .redirectOutput(profile.resolve("chromium.log").toFile()).start();
    socket = HttpClient.newHttpClient().newWebSocketBuilder()
        .buildAsync(endpoint(profile), new Listener()).get(SECONDS, TimeUnit.SECONDS);
    JsonObject created = call("Target.createTarget", "url", "about:blank");
    session = call("Target.attachToTarget", "targetId", created.get("targetId").getAsString(),
        "flatten", true).get("sessionId").getAsString();
    for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
      call(domain + ".enable");
    }
  }

  /** Chromium writes its port, and the path to connect to, into its profile once it is ready. */
  private URI endpoint(Path profile) throws IOException, InterruptedException {
    Path file = profile.resolve("DevToolsActivePort");
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    while (System.nanoTime() < end && process.isAlive()) {
      List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
      if (lines.size() == 2) {
        return URI.create("ws://127.0.0.1:" + lines.get(0) + lines.get(1));
      }
      Thread.sleep(50);
    }
    throw new IOException("Chromium is not ready: " + Files.readString(profile.resolve("chromium.log")));
  }

  void open(Path page) throws Exception {
    call("Page.navigate", "url", page.toUri().toString());
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    while (!evaluate("document.readyState + location.protocol").getAsString().equals("completefile:")) {
      if (System.nanoTime() > end) {
        throw new IOException("the page does not load");
      }
      Thread.sleep(20);
    }
  }

  /** What an expression gives in the page. */
  JsonElement evaluate(String expression) throws Exception {
    JsonObject result = call("Runtime.evaluate", "expression", expression, "returnByValue", true);
    if (result.has("exceptionDetails")) {
      throw new AssertionError(expression + ": " + result.get("exceptionDetails"));
    }
    return result.getAsJsonObject("result").get("value");
  }

  String text(String expression) throws Exception {
    return evaluate(expression).getAsString();
  }

  /** Errors and warnings of the console, and what was thrown. */
  List<String> complaints() {
    List<String> complaints = new ArrayList<>();
    for (JsonObject event : List.copyOf(events)) {
      String method = event.get("method").getAsString();
      if (List.of("Runtime.exceptionThrown", "Log.entryAdded", "Runtime.consoleAPICalled").contains(method)) {
        complaints.add(event.toString());
      }
    }
    return complaints;
  }

  /** All that the page asked for, but for itself and what it contains. */
  List<String> requests(Path page) {
    return List.copyOf(events).stream()
        .filter(event -> event.get("method").getAsString().equals("Network.requestWillBeSent"))
        .map(event -> event.getAsJsonObject("params").getAsJsonObject("request").get("url").getAsString())
        .filter(url -> !url.equals(page.toUri().toString()) && !url.startsWith("data:")).toList();
  }

  void press(String key) throws Exception {
    call("Input.dispatchKeyEvent", "type", "keyDown", "key", key);
    call("Input.dispatchKeyEvent", "type", "keyUp", "key", key);
  }

  void darkness(boolean dark) throws Exception {
    JsonObject feature = new JsonObject();
    feature.addProperty("name", "prefers-color-scheme");
    feature.addProperty("value", dark ? "dark" : "light");
    JsonArray features = new JsonArray();
    features.add(feature);
    call("Emulation.setEmulatedMedia", "features", features);
  }

  void width(int width) throws Exception {
    call("Emulation.setDeviceMetricsOverride", "width", width, "height", 844, "deviceScaleFactor", 1,
        "mobile", true);
  }

  private JsonObject call(String method, Object... parameters) throws Exception {
    JsonObject values = new JsonObject();
    for (int i = 0; i < parameters.length; i += 2) {
      Object value = parameters[i + 1];
      values.add(parameters[i].toString(),
          value instanceof JsonElement json ? json : new com.google.gson.Gson().toJsonTree(value));
    }
    JsonObject message = new JsonObject();
    int id = ++calls;
    message.addProperty("id", id);
    message.addProperty("method", method);
    message.add("params", values);
    if (session != null) {
      message.addProperty("sessionId", session);
    }
    CompletableFuture<JsonObject> answer = new CompletableFuture<>();
    answers.put(id, answer);
    socket.sendText(message.toString(), true).get(SECONDS, TimeUnit.SECONDS);
    JsonObject reply = answer.get(SECONDS, TimeUnit.SECONDS);
    if (reply.has("error")) {
      throw new IOException(method + ": " + reply.get("error"));
    }
    return reply.getAsJsonObject("result");
  }

  @Override
  public void close() throws Exception {
    socket.abort();
    // The launcher is a script on some systems, the browser its child.
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().waitFor();
  }

  private final class Listener implements WebSocket.Listener {
    private final StringBuilder message = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
      message.append(part);
      if (last) {
        JsonObject read = JsonParser.parseString(message.toString()).getAsJsonObject();
        message.setLength(0);
        if (read.has("id")) {
          answers.remove(read.get("id").getAsInt()).complete(read);
        } else {
          events.add(read);
        }
      }
      from.request(1);
      return null;
    }
  }
}
