package dev.refcount.agent;

import dev.refcount.Audit;
import dev.refcount.Refs;
import dev.refcount.Report;
import dev.refcount.boot.OwnWork;
import dev.refcount.cache.WeavingCache;
import dev.refcount.options.Options;
import dev.refcount.options.ProcessId;
import dev.refcount.report.ReportForms;
import dev.refcount.report.TextReport;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes the final report to each destination; one that fails goes to standard error instead. */
final class ExitReport implements Runnable {
  static final String THREAD = "refcount report";

  private final Options options;
  private Thread hook;

  private final WeavingCache cache;

  private ExitReport(Options options, WeavingCache cache) {
    this.options = options;
    this.cache = cache;
  }

  /** What was woven is kept for later runs after that. */
  static ExitReport register(Options options, WeavingCache cache) {
    ExitReport report = new ExitReport(options, cache);
    report.hook = OwnWork.thread(report, THREAD);
    Runtime.getRuntime().addShutdownHook(report.hook);
    return report;
  }

  void unregister() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException exiting) {
      // Then it runs, and says that there is no agent any more.
    }
  }

  @Override
  public void run() {
    OwnWork.begin();
    try {
      // Before the report: it collects, and repairs what is off.
      Audit audit = options.auditAtExit() ? Refs.audit() : null;
      Report report = audit == null ? Refs.report() : Refs.report().with(audit);
      BudgetWatch.sayIfSpent();
      for (String destination : options.report()) {
        write(report, destination);
      }
    } catch (Throwable failure) {
      Console.say("the report at exit failed: " + failure);
    }
    cache.save();
  }

  private static void write(Report report, String destination) {
    if (destination.equals("-")) {
      Console.say(TextReport.of(report));
      return;
    }
    String name = destination.replace("%p", ProcessId.text());
    try (OutputStream out = new FileOutputStream(name)) {
      out.write(ReportForms.of(report, name).getBytes(StandardCharsets.UTF_8));
    } catch (IOException failure) {
      Console.say("report: cannot write " + name + " (" + failure + "); here it is instead");
      Console.say(TextReport.of(report));
    }
  }
}
