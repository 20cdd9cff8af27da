package dev.refcount.jfr;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/** One reclaimed object of many. */
@Name("dev.refcount.Reclaimed")
@Label("Object Reclaimed")
@Description("A tagged object that the collector reclaimed, one of each 16")
@Category("refcount")
@StackTrace(false)
final class Reclaimed extends Event {
  @Label("Class")
  String type;

  @Label("Verdict")
  @Description("Why the collector could reclaim it: counted out, cascade, cycle, ...")
  String verdict;

  @Label("Drag")
  @Description("From the moment when counting would have freed it to the collection that did")
  @Timespan(Timespan.MILLISECONDS)
  long drag;

  @Label("Size")
  @DataAmount
  long bytes;
}
