package dev.refcount.benchmarks.peers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import org.openjdk.jol.info.GraphLayout;

/**
 * The forked JVM: fills its heap, says it is ready, and answers the questions that come on standard input,
 * {@code PEER [STORES]} each, with {@code = SECONDS ANSWER} or {@code ! WHY NOT}.
 */
public final class Program {
  static final String READY = "ready";
  /** In place of the agent or a debugger: a recording, from before the first object. */
  static final String RECORDED = "recorded";

  private Program() {}

  public static void main(String[] arguments) throws IOException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    if (arguments.length > 1 && arguments[1].equals(RECORDED)) {
      Recorder.start();
    }
    Heap.fill(Integer.parseInt(arguments[0]));
    out.println(READY);
    BufferedReader questions =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = questions.readLine(); line != null; line = questions.readLine()) {
      out.println(answer(line.split(" ")));
    }
  }

  private static String answer(String[] words) {
    try {
      Peer peer = Peer.valueOf(words[0]);
      int stores = words.length > 1 ? Integer.parseInt(words[1]) : 1;
      Stopwatch.Reading reading = Stopwatch.median(() -> ask(peer, stores));
      return "= " + reading.seconds() / stores + " " + reading.says();
      // Out of memory, among others: the next question may well be answered.
    } catch (Exception | Error failure) {
      return "! " + failure.toString().lines().findFirst().orElse("");
    }
  }

  private static Object ask(Peer peer, int stores) throws Exception {
    switch (peer) {
      case COUNT:
        return Ledger.count();
      case HOLDINGS:
        return Ledger.holdings();
      case RELEASED:
        return Ledger.released();
      case RELEASED_HELD:
        return Ledger.releasedHeld();
      case DUMP:
        return Dump.referrers() + " references";
      case GRAPH:
        return GraphLayout.parseInstance((Object) Heap.root()).totalCount() + " reached";
      case WEAK_REFERENCE:
        return polled();
      case OLD_OBJECT_SAMPLE:
        return Recorder.sampled() + " sampled";
      case STORE_TAGGED:
      case STORE_PLAIN:
        StoreLoop.run(stores);
        return "";
      default:
        return StoreLoop.run(stores);
    }
  }

  /** Not even a pause between two collections: what test libraries do takes longer. */
  private static String polled() {
    WeakReference<Item> dropped = Heap.drop();
    for (int collections = 1; ; collections++) {
      System.gc();
      if (dropped.refersTo(null)) {
        return "true";
      }
      if (collections == 100) {
        return "not after 100 collections";
      }
    }
  }
}
