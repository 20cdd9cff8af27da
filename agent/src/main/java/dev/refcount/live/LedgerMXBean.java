package dev.refcount.live;

import java.util.List;

/** The ledger to a JMX client: {@code dev.refcount:type=Ledger}, with {@code jmx=true}. */
public interface LedgerMXBean {
  /** The agent's version and options. */
  String getAgent();

  /** Tagged objects that the collector has not reclaimed. */
  long getLiveObjects();

  /** References to them. */
  long getReferences();

  /** Tagged classes, most held first. */
  List<ClassRow> getClasses();

  /** Lines of code that stored what is held now, most first. */
  List<SiteRow> getSites();

  /** Places that hold ever more, one a line, the likeliest leak first. */
  List<String> getSuspects();

  /** The whole report as JSON. */
  String report();

  /** Compares the ledger with the heap; takes a heap dump. The first line is the result. */
  String audit();

  /** Has the VM collect; returns the objects that counting alone could not free. */
  int collect();
}
