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
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Writes the final report to each destination; one that fails goes to standard error instead. */
final class ExitReport implements Runnable {
  static final String THREAD = "refcount report";
  private static final String STANDARD_ERROR = "-";

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
      Audit audit = options.auditAtExit() ? audit() : null;
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

  /** Null if it could not be made, which is said: the report is worth having without. */
  private static Audit audit() {
    try {
      return Refs.audit();
    } catch (RuntimeException | OutOfMemoryError failure) {
      Console.say("audit=exit: " + (failure.getMessage() == null ? failure : failure.getMessage()));
      return null;
    }
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
    try (OutputStream out = new FileOutputStream(name)) {
      out.write(ReportForms.of(report, name).getBytes(StandardCharsets.UTF_8));
      return true;
    } catch (IOException failure) {
      Console.say("report: cannot write " + name + " (" + failure + "); here it is instead");
      Console.say(TextReport.of(report));
      return false;
    }
  }
}
