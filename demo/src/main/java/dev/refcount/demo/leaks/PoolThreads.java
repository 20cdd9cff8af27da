package dev.refcount.demo.leaks;

import java.util.concurrent.CountDownLatch;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * A {@code ThreadLocal} in a thread of a pool: each request puts itself where its own code can find it
 * again, the request ends, and the thread, which does not, goes on holding it.
 */
public final class PoolThreads {
  /** A request knows itself by the thread that serves it. */
  static final class Request {
    private final ThreadLocal<Request> current = new ThreadLocal<>();
    private final int number;

    Request(int number) {
      this.number = number;
    }

    void serveAndLeak() {
      current.set(this);
      answer();
    }

    void serve() {
      current.set(this);
      try {
        answer();
      } finally {
        current.remove();
      }
    }

    private int answer() {
      return current.get().number;
    }
  }

  private PoolThreads() {}

  /** Leaks with the argument {@code leak}, not with {@code fixed}. */
  public static void main(String[] arguments) throws Exception {
    boolean leak = arguments[0].equals("leak");
    QueuedThreadPool pool = new QueuedThreadPool(4);
    pool.setDaemon(true);
    pool.start();
    // As in a server, the pool is still there when the work is done.
    Rounds.of(number -> serve(pool, number, leak));
  }

  private static void serve(QueuedThreadPool pool, int number, boolean leak)
      throws InterruptedException {
    CountDownLatch served = new CountDownLatch(1);
    pool.execute(
        () -> {
          Request request = new Request(number);
          if (leak) {
            request.serveAndLeak();
          } else {
            request.serve();
          }
          served.countDown();
        });
    served.await();
  }
}
