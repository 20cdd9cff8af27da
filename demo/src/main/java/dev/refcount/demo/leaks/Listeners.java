package dev.refcount.demo.leaks;

import com.google.common.eventbus.EventBus;
import com.google.common.eventbus.Subscribe;

/**
 * A listener that is never removed: each window registers with the application's bus and is closed, but
 * the bus goes on holding it.
 */
public final class Listeners {
  private static final EventBus BUS = new EventBus();

  /** A window shows what the bus tells, until it is closed. */
  static final class Window {
    private String title = "";

    @Subscribe
    public void renamed(String newTitle) {
      title = newTitle;
    }

    int close() {
      return title.length();
    }
  }

  private Listeners() {}

  /** Leaks with the argument {@code leak}, not with {@code fixed}. */
  public static void main(String[] arguments) throws Exception {
    Rounds.of(arguments[0].equals("leak") ? Listeners::leaking : Listeners::fixed);
    BUS.post("the end");
  }

  private static void leaking(int number) {
    Window window = new Window();
    BUS.register(window);
    window.close();
  }

  private static void fixed(int number) {
    Window window = new Window();
    BUS.register(window);
    try {
      window.close();
    } finally {
      BUS.unregister(window);
    }
  }
}
