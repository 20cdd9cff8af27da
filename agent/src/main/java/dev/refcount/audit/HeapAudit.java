package dev.refcount.audit;

import dev.refcount.Audit;
import dev.refcount.Drift;
import dev.refcount.RefCount;
import dev.refcount.boot.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The audit of one dump: for every node whose referent lives, fields, statics and elements by the
 * ledger against the slots in the heap. No tolerance.
 */
public final class HeapAudit {
  private static final int MOST_EXPLAINED = 50;

  private final DumpReader reader;
  private final LedgerInDump ledger;
  private final SlotCount count;
  private final List<Integer> drifting = new ArrayList<>();
  /** Null if nothing drifts. */
  private final Explanation explanation;

  private HeapAudit(DumpReader reader) throws IOException {
    this.reader = reader;
    ledger = new LedgerInDump(reader);
    reader.read(ledger);
    DeadRecords records = new DeadRecords(reader, ledger);
    if (ledger.deadSlots.size() > 0 || !ledger.classes.isEmpty()) {
      reader.read(records);
    }
    count = new SlotCount(reader, ledger, records.arrays);
    if (ledger.size() > 0) {
      reader.read(count);
      ledger.classes.takeOff(ledger);
    }
    for (int node = 0; node < ledger.size(); node++) {
      if (drifts(node) && ledger.isLive(node)) {
        drifting.add(node);
      }
    }
    explanation = drifting.isEmpty() ? null : new Explanation(reader, ledger, explained());
  }

  /**
   * Audits a heap dump of a JVM that runs, or ran, with the agent. The dump is read two or three times,
   * and four times more if there are drifts.
   *
   * @throws DumpException with one line for the user, if the dump cannot be audited
   */
  public static HeapAudit of(Path dump, AuditProgress progress) throws IOException {
    if (Files.isDirectory(dump)) {
      throw new DumpException(dump + " is a folder: name the heap dump in it");
    }
    if (!Files.exists(dump)) {
      throw new DumpException("there is no file " + dump);
    }
    if (!Files.isReadable(dump)) {
      throw new DumpException(dump + " cannot be read");
    }
    return new HeapAudit(new DumpReader(dump, progress));
  }

  private List<Integer> explained() {
    return drifting.subList(0, Math.min(drifting.size(), MOST_EXPLAINED));
  }

  private boolean drifts(int node) {
    for (int kind = 0; kind < LedgerInDump.KINDS; kind++) {
      if (count.heap(node, kind) != ledger.count(node, kind)) {
        return true;
      }
    }
    return false;
  }

  /** Whether ledger and heap agree on every object. */
  public boolean isExact() {
    return drifting.isEmpty();
  }

  /**
   * Dead objects that wait for their {@code finalize()}. What they and all that only they lead to hold is in the heap
   * still, but off the ledger, since the collector had cleared the records of these holders: it looks like drift.
   */
  public int awaitingFinaliser() {
    return count.awaitingFinaliser();
  }

  /** Ways to the holders of slots that the ledger does not know, to be found again in the live JVM. */
  List<Trail> trails() throws IOException {
    List<HeapSlot> unknown = new ArrayList<>();
    explained().forEach(node -> unknown.addAll(explanation.unknown(node)));
    return unknown.isEmpty() ? List.of() : TrailSearch.trails(reader, unknown);
  }

  public Audit result() {
    List<Drift> drifts = new ArrayList<>();
    long missed = 0;
    for (int i = 0; i < drifting.size(); i++) {
      int node = drifting.get(i);
      boolean known = i < MOST_EXPLAINED;
      drifts.add(
          new Drift(
              known ? explanation.type(node) : "?",
              new RefCount(
                  ledger.count(node, Kind.FIELD),
                  ledger.count(node, Kind.STATIC),
                  ledger.count(node, Kind.ELEMENT),
                  0),
              new RefCount(
                  count.heap(node, Kind.FIELD),
                  count.heap(node, Kind.STATIC),
                  count.heap(node, Kind.ELEMENT),
                  0),
              known ? explanation.holders(node) : List.of()));
      for (int kind = 0; kind < LedgerInDump.KINDS; kind++) {
        missed += Math.max(0, count.heap(node, kind) - ledger.count(node, kind));
      }
    }
    return new Audit(
        ledger.referents.size(), drifts, false, count.slots(), count.slots() - missed);
  }
}
