package dev.refcount.jfr;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/** One collection as the ledger saw it. */
@Name("dev.refcount.Collection")
@Label("Tagged Objects Reclaimed by Collection")
@Description("How many tagged objects a collection reclaimed, and why it could")
@Category("refcount")
@StackTrace(false)
final class CollectionEvent extends Event {
  @Label("Number")
  long number;

  @Label("Collector")
  String collector;

  @Label("Pause")
  @Timespan(Timespan.MILLISECONDS)
  long pause;

  @Label("Candidates")
  @Description("Tagged objects before the collection")
  long candidates;

  @Label("Counted Out")
  @Description("Their count had reached zero")
  long countedOut;

  @Label("Cascade")
  @Description("Only objects that were counted out held them")
  long cascade;

  @Label("Cycle")
  @Description("What counting alone could not have freed")
  long cycle;

  @Label("With Holder")
  @Description("An untagged holder died with them")
  long withHolder;

  @Label("Live Variable")
  @Description("A variable in scope held them whose life the compiler had ended")
  long liveVariable;

  @Label("Unexplained")
  @Description("A store was missed")
  long unexplained;

  @Label("Longest Drag")
  @Timespan(Timespan.MILLISECONDS)
  long drag;

  @Label("Size")
  @Description("Shallow size of the reclaimed objects")
  @DataAmount
  long bytes;
}
