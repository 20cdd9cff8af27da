package dev.refcount.benchmarks.programs.run;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/**
 * A shop behind Jetty, on a port of this machine that nobody else can reach, and its visitors in the same
 * JVM.
 *
 * <p>Run: {@code ServerRun VISITORS REQUESTS} with Jetty on the class path; every visitor asks so often.
 */
public final class ServerRun {
  private ServerRun() {}

  public static void main(String[] arguments) throws Exception {
    int visitors = Integer.parseInt(arguments[0]);
    Server server = new Server();
    ServerConnector connector = new ServerConnector(server, 1, 1);
    connector.setHost(InetAddress.getLoopbackAddress().getHostAddress());
    connector.setPort(0);
    server.addConnector(connector);
    server.setHandler(new Shop());
    server.start();
    try {
      visit(connector.getLocalPort(), visitors, Integer.parseInt(arguments[1]));
    } finally {
      server.stop();
    }
  }

  private static void visit(int port, int number, int requests) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(number);
    try {
      List<Visitor> visitors = new ArrayList<>();
      for (int i = 0; i < number; i++) {
        visitors.add(new Visitor(port, i, requests));
      }
      for (Future<String> visitor : threads.invokeAll(visitors)) {
        System.out.println(visitor.get());
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
