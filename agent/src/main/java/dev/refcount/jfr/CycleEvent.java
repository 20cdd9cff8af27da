package dev.refcount.jfr;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** One cycle that a collection reclaimed. */
@Name("dev.refcount.Cycle")
@Label("Cycle Reclaimed")
@Description("Tagged objects that referred to each other in a circle when they were reclaimed")
@Category("refcount")
@StackTrace(false)
final class CycleEvent extends Event {
  @Label("Collection")
  @Description("The number of the dev.refcount.Collection event")
  long collection;

  @Label("Classes")
  String classes;

  @Label("Objects")
  int objects;

  @Label("Size")
  @DataAmount
  long bytes;

  @Label("Closed At")
  @Description("The store after which they hung together")
  String closedAt;

  @Label("Dropped At")
  @Description("What let go of them last")
  String droppedAt;
}
