package dev.refcount.audit;

import dev.refcount.Audit;
import dev.refcount.Drift;
import dev.refcount.RefCount;
import dev.refcount.boot.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * The audit of one dump: for every node whose referent lives, fields, statics and elements by the
 * ledger against the slots in the heap. No tolerance.
 */
public final class HeapAudit {
  private static final int MOST_EXPLAINED = 50;

  private HeapAudit() {}

  /**
   * Audits a heap dump of a JVM that runs, or ran, with the agent.
   *
   * @param progress is told the bytes read so far, about every 64 MB; a dump is read two or four times
   * @throws DumpException with one line for the user, if the dump cannot be audited
   */
  public static Audit of(Path dump, LongConsumer progress) throws IOException {
    if (!Files.isReadable(dump)) {
      throw new DumpException(dump + " cannot be read");
    }
    try {
      return audit(new DumpReader(dump, progress));
    } catch (UncheckedIOException failure) {
      throw failure.getCause();
    }
  }

  private static Audit audit(DumpReader reader) throws IOException {
    LedgerInDump ledger = new LedgerInDump(reader);
    reader.read(ledger);
    if (ledger.size() == 0) {
      return new Audit(0, List.of(), false);
    }
    SlotCount count = new SlotCount(reader, ledger);
    reader.read(count);
    List<Integer> drifting = new ArrayList<>();
    for (int node = 0; node < ledger.size(); node++) {
      if (drifts(count, node) && ledger.isLive(node)) {
        drifting.add(node);
      }
    }
    return new Audit(
        ledger.referents.size(), explain(reader, ledger, count, drifting), false);
  }

  private static boolean drifts(SlotCount count, int node) {
    for (int kind = 0; kind < LedgerInDump.KINDS; kind++) {
      if (count.heap(node, kind) != count.ledger(node, kind)) {
        return true;
      }
    }
    return false;
  }

  private static List<Drift> explain(
      DumpReader reader, LedgerInDump ledger, SlotCount count, List<Integer> drifting)
      throws IOException {
    List<Drift> drifts = new ArrayList<>();
    if (drifting.isEmpty()) {
      return drifts;
    }
    List<Integer> explained = drifting.subList(0, Math.min(drifting.size(), MOST_EXPLAINED));
    DriftSearch search = new DriftSearch(reader, ledger, explained);
    reader.read(search);
    reader.read(search.names());
    for (int i = 0; i < drifting.size(); i++) {
      int node = drifting.get(i);
      boolean known = i < explained.size();
      drifts.add(
          new Drift(
              known ? search.type(node) : "?",
              new RefCount(
                  count.ledger(node, Kind.FIELD),
                  count.ledger(node, Kind.STATIC),
                  count.ledger(node, Kind.ELEMENT),
                  0),
              new RefCount(
                  count.heap(node, Kind.FIELD),
                  count.heap(node, Kind.STATIC),
                  count.heap(node, Kind.ELEMENT),
                  0),
              known ? search.holders(node) : List.of()));
    }
    return drifts;
  }
}
