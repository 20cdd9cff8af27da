package dev.refcount.agent;

import dev.refcount.Audit;
import dev.refcount.Refs;
import dev.refcount.Report;
import dev.refcount.boot.Budget;
import dev.refcount.boot.OwnWork;
import dev.refcount.boot.Reaper;
import dev.refcount.boot.Reserve;
import dev.refcount.cache.WeavingCache;
import dev.refcount.options.Options;
import dev.refcount.options.ProcessId;
import dev.refcount.report.ReportForms;
import dev.refcount.report.TextReport;
import dev.refcount.report.ThisJvm;
import java.io.File;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Writes the final report to each destination; one that fails goes to standard error instead. */
final class ExitReport implements Runnable {
  private static final String STANDARD_ERROR = "-";
  private static final String READING = "reading the ledger";

  private static final long PATIENCE_MS = 2_000;

  private final Options options;
  private final AgentEngine engine;
  private final WeavingCache cache;
  private Thread hook;

  private ExitReport(Options options, AgentEngine engine, WeavingCache cache) {
    this.options = options;
    this.engine = engine;
    this.cache = cache;
  }

  /** What was woven is kept for later runs after that. */
  static ExitReport register(Options options, AgentEngine engine, WeavingCache cache) {
    ExitReport report = new ExitReport(options, engine, cache);
    report.hook = OwnWork.thread(report, "refcount report");
    Runtime.getRuntime().addShutdownHook(report.hook);
    Reserve.keep();
    return report;
  }

  void unregister() {
    Reserve.release();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException exiting) {
      // Then it runs, and says that there is no agent any more.
    }
  }

  @Override
  public void run() {
    Reserve.release();
    OwnWork.begin();
    LongEnd end = LongEnd.begins(options.auditAtExit() ? "at the audit" : READING);
    engine.programEnds();
    try {
      letReaperCatchUp();
      // Before the report: it collects, and repairs what is off.
      Audit audit = options.auditAtExit() ? audit() : null;
      end.now(READING);
      Report report = report();
      BudgetWatch.sayIfSpent();
      for (String destination : options.report()) {
        end.now("writing report=" + destination);
        writeAlone(audit == null ? report : report.with(audit), destination);
      }
    } catch (Throwable failure) {
      Console.say("the report at exit failed: " + failure);
    } finally {
      end.isOver();
    }
    cache.save();
  }

  /** What becomes of it is nothing to those that are named after it. */
  static void writeAlone(Report report, String destination) {
    try {
      write(report, destination);
    } catch (Throwable failure) {
      Console.say("report=" + destination + " failed: " + failure);
    }
  }

  /** If daemons of the program's that go on keep it behind, nothing that is born from now on is counted. */
  private static void letReaperCatchUp() {
    if (!Reaper.drain(PATIENCE_MS)) {
      Budget.close();
      Reaper.drain(Reaper.PATIENCE);
    }
  }

  /** Null if it could not be made, which is said: the report is worth having without. */
  private static Audit audit() {
    try {
      return Refs.audit();
    } catch (IllegalStateException told) {
      Console.say("audit=exit: " + told.getMessage());
    } catch (Throwable failure) {
      Console.say("audit=exit: the audit could not be made: " + failure);
    }
    return null;
  }

  private Report report() {
    if (!Refs.attached()) {
      throw new IllegalStateException("the agent has left the program");
    }
    Report report = engine.lastReport();
    if (report.jvm().collector().equals(ThisJvm.UNKNOWN)) {
      Console.say(
          "report: the name of the collector is missing: the VM can't load what knows it, as where the program has used"
              + " up its files (ulimit -n allows more)");
    }
    return report;
  }

  /**
   * Before the agent leaves a program that goes on, which has no report at its exit then: writes it to the files that
   * the user has named.
   *
   * @return the files, by their full paths
   */
  List<String> writeFiles() {
    List<String> written = new ArrayList<>();
    Report report = null;
    for (String destination : options.report()) {
      if (!destination.equals(STANDARD_ERROR)) {
        report = report == null ? Refs.report() : report;
        if (write(report, destination)) {
          written.add(new File(name(destination)).getAbsolutePath());
        }
      }
    }
    return written;
  }

  private static String name(String destination) {
    return destination.replace("%p", ProcessId.text());
  }

  /** False if it went to standard error instead. */
  private static boolean write(Report report, String destination) {
    if (destination.equals(STANDARD_ERROR)) {
      Console.say(TextReport.of(report));
      return true;
    }
    String name = name(destination);
    try {
      // First: what an earlier run has written stays until there is all of the new one.
      byte[] text = ReportForms.of(report, name).getBytes(StandardCharsets.UTF_8);
      try (OutputStream out = new FileOutputStream(name)) {
        out.write(text);
      }
      return true;
    } catch (Throwable failure) {
      Console.say("report=" + destination + ": can't be written: " + WriteFault.of(name, failure) + "; here it is:");
      Console.say(TextReport.of(report));
      return false;
    }
  }
}
