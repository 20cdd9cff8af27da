package dev.refcount.jfr;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Period;
import jdk.jfr.StackTrace;

/** One tagged class, again and again. */
@Name("dev.refcount.ClassStatistics")
@Label("Reference Counts of Class")
@Description("Live objects of a tagged class and the references to them, by kind of slot")
@Category("refcount")
@Period("5 s")
@StackTrace(false)
final class ClassStatistics extends Event {
  @Label("Class")
  String type;

  @Label("Born")
  @Description("Objects counted since the agent started")
  long born;

  @Label("Live")
  @Description("Objects that the collector has not reclaimed")
  long live;

  @Label("Maximum Count")
  @Description("The highest count that any one object reached")
  int maxCount;

  @Label("References by Fields")
  long fields;

  @Label("References by Statics")
  long statics;

  @Label("References by Elements")
  long elements;

  @Label("References by Locals")
  long locals;

  @Label("Live Size")
  @Description("Live objects times the shallow size of one")
  @DataAmount
  long bytes;
}
