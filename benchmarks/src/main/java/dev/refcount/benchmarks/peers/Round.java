package dev.refcount.benchmarks.peers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** Asks everyone about a heap of one size: one JVM after the other, never two at once. */
final class Round {
  private static final int STORES = 200_000;
  /** Each takes some ten microseconds where a debugger watches. */
  private static final int WATCHED_STORES = 2_000;

  private final Path agent;
  private final Path log;
  private final long heapMegabytes;
  private final int objects;
  private final Costs costs;

  Round(Path agent, Path log, long heapMegabytes, int objects, Costs costs) {
    this.agent = agent;
    this.log = log;
    this.heapMegabytes = heapMegabytes;
    this.objects = objects;
    this.costs = costs;
  }

  /** @param python whether there is a {@code python3} */
  void run(boolean python) throws IOException {
    // More than the usual share of the heap: the largest one is mostly ledger.
    String options = "=tag=" + Item.class.getName() + ",budget=60%,report=" + log + ".report.txt";
    with(
        List.of("-javaagent:" + agent + options),
        List.of(),
        // The one that may take longest comes last: who is late is stopped.
        List.of(Peer.COUNT, Peer.HOLDINGS, Peer.RELEASED, Peer.STORE_TAGGED, Peer.RELEASED_HELD),
        this::askAll);
    with(
        List.of(),
        List.of(),
        List.of(Peer.HISTOGRAM, Peer.DUMP, Peer.GRAPH, Peer.WEAK_REFERENCE, Peer.STORE_PLAIN),
        this::askAll);
    with(
        List.of(Debugger.OPTION),
        List.of(),
        List.of(Peer.REFERRING_OBJECTS, Peer.WATCHPOINT, Peer.WATCHPOINT_STOPPING),
        this::debug);
    with(List.of(), List.of(Program.RECORDED), List.of(Peer.OLD_OBJECT_SAMPLE), this::askAll);
    if (python) {
      List<Peer> peers = List.of(Peer.GETREFCOUNT, Peer.GET_REFERRERS, Peer.ASSIGNMENT);
      converse(() -> Python.start(objects, log), peers, this::askAll);
    }
  }

  /** Starts the JVM, has it asked, and ends it. */
  private void with(
      List<String> option, List<String> more, List<Peer> peers, Conversation conversation)
      throws IOException {
    List<String> jvm = new ArrayList<>(option);
    // Whoever asks waits for the compiler: else a busy machine would measure the interpreter.
    jvm.addAll(List.of("-Xmx" + heapMegabytes + "m", "-Xbatch"));
    List<String> program = new ArrayList<>(List.of(Integer.toString(objects)));
    program.addAll(more);
    converse(() -> Child.java(jvm, log, program.toArray(String[]::new)), peers, conversation);
  }

  private interface Conversation {
    void with(Child child, List<Peer> peers) throws IOException, Unanswered;
  }

  private void converse(Callable<Child> start, List<Peer> peers, Conversation conversation)
      throws IOException {
    try (Child child = start.call()) {
      conversation.with(child, peers);
    } catch (IOException failure) {
      throw failure;
    } catch (Exception failure) {
      peers.forEach(peer -> costs.failed(peer, objects, failure.getMessage()));
    }
  }

  private void askAll(Child child, List<Peer> peers) throws IOException, Unanswered {
    if (!peers.contains(Peer.ASSIGNMENT)) {
      child.awaitReady();
    }
    for (Peer peer : peers) {
      ask(peer, () -> peer == Peer.HISTOGRAM
          ? Stopwatch.median(() -> Histogram.items(child.pid()))
          : child.ask(peer.name() + stores(peer)));
    }
  }

  private static String stores(Peer peer) {
    return peer == Peer.STORE_TAGGED || peer == Peer.STORE_PLAIN ? " " + STORES : "";
  }

  private void debug(Child child, List<Peer> peers) throws IOException, Unanswered {
    Debugger debugger = new Debugger(child.await(Debugger.LISTENING).group(1));
    child.awaitReady();
    ask(Peer.REFERRING_OBJECTS, () -> Stopwatch.median(() -> debugger.referrers() + " holders"));
    for (Peer peer : List.of(Peer.WATCHPOINT, Peer.WATCHPOINT_STOPPING)) {
      debugger.watch(peer == Peer.WATCHPOINT_STOPPING);
      ask(peer, () -> {
        Stopwatch.Reading reading = child.ask(peer.name() + " " + WATCHED_STORES);
        long stores = Long.parseLong(reading.says());
        long seen = debugger.seen(stores);
        return new Stopwatch.Reading(reading.seconds(), seen + " of " + stores + " seen");
      });
    }
  }

  private void ask(Peer peer, Callable<Stopwatch.Reading> question) {
    System.err.println("benchmarks: " + peer + ", " + objects + " objects");
    try {
      Stopwatch.Reading reading = question.call();
      costs.add(peer, objects, reading.seconds(), reading.says());
    } catch (Exception failure) {
      costs.failed(peer, objects, failure.getMessage());
    }
  }
}
