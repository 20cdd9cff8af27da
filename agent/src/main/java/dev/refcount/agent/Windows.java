package dev.refcount.agent;

import dev.refcount.live.LedgerBean;
import dev.refcount.live.LivePage;
import dev.refcount.options.OptionException;
import dev.refcount.options.Options;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What lets others look into the ledger while the program runs: the live page and the MXBean. */
final class Windows {
  private final List<AutoCloseable> open = new ArrayList<>();

  void open(Presence presence) throws OptionException {
    Options options = presence.options;
    if (options.jmx()) {
      open.add(LedgerBean.register(presence.engine));
    }
    if (options.http().isPresent()) {
      LivePage page = page(options.http().getAsInt());
      open.add(page);
      Console.say("live page: " + page.url());
    }
  }

  private static LivePage page(int port) throws OptionException {
    JdkModules.require(JdkModules.HTTP_SERVER, "http=" + port);
    try {
      return LivePage.start(port);
    } catch (IOException taken) {
      throw new OptionException(
          "http=" + port + ": can't be opened: " + taken.getMessage() + "; http=0 picks a free port");
    }
  }

  void close() {
    for (AutoCloseable window : open) {
      try {
        window.close();
      } catch (Exception failure) {
        Console.say("could not close " + window + ": " + failure);
      }
    }
    open.clear();
  }
}
