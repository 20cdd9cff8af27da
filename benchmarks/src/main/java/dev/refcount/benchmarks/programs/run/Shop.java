package dev.refcount.benchmarks.programs.run;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;

/** What the server serves: a catalogue by page, and each customer's own latest orders. */
final class Shop extends Handler.Abstract {
  private static final int REMEMBERED = 20;
  private static final int ON_A_PAGE = 30;

  private final Map<String, Deque<String>> orders = new ConcurrentHashMap<>();

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    String path = Request.getPathInContext(request);
    Fields query = Request.extractQueryParameters(request);
    switch (path) {
      case "/catalogue" -> write(response, callback, page(Integer.parseInt(query.getValue("page"))));
      case "/orders" -> {
        Deque<String> own = orders.computeIfAbsent(query.getValue("customer"), none -> new ArrayDeque<>());
        if (HttpMethod.POST.is(request.getMethod())) {
          remember(own, Content.Source.asString(request));
        }
        write(response, callback, list(own));
      }
      // Jetty's own page for what is not there.
      default -> {
        return false;
      }
    }
    return true;
  }

  private static void write(Response response, Callback callback, String html) {
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/html; charset=utf-8");
    Content.Sink.write(response, true, html, callback);
  }

  /** A customer's requests come one after the other, but not on the same thread. */
  private static void remember(Deque<String> own, String order) {
    synchronized (own) {
      own.addLast(order);
      if (own.size() > REMEMBERED) {
        own.removeFirst();
      }
    }
  }

  private static String list(Deque<String> own) {
    synchronized (own) {
      return "<ol><li>" + String.join("<li>", own) + "</ol>";
    }
  }

  private static String page(int page) {
    StringBuilder html = new StringBuilder("<h1>page ").append(page).append("</h1><table>");
    for (int i = 0; i < ON_A_PAGE; i++) {
      int article = page * ON_A_PAGE + i;
      html.append("<tr><td>").append(Prose.word(article)).append("<td>").append(article * 37 % 1_000);
    }
    return html.append("</table>").toString();
  }
}
