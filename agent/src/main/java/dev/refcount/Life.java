package dev.refcount;

import java.util.ArrayList;
import java.util.List;

/**
 * The life of one tagged object, for a reader; kept with {@code history=N}.
 *
 * @param className of the object
 * @param references to it now
 * @param forgotten earlier stores and drops, of which nothing is known but their number
 * @param events its birth, the last stores and drops, and its end if it has ended, in that order
 * @param verdict why the collector could take it; null while it lives, and if that was not judged
 */
public record Life(
    String className, int references, long forgotten, List<Event> events, String verdict) {
  private static final int TIME = 10;

  /** When it was, as {@code +12 ms}, and what, in words; the time is empty of what is not remembered. */
  public record Line(String time, String words) {}

  /** A line for the object and one for each event. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("life of ");
    text.append(className.substring(className.lastIndexOf('.') + 1));
    if (!ended()) {
      text.append(", references now: ").append(references);
    }
    for (Line line : lines()) {
      text.append('\n');
      for (int i = line.time().length(); i < TIME; i++) {
        text.append(' ');
      }
      text.append(line.time()).append("  ").append(line.words());
    }
    return text.append('\n').toString();
  }

  /** Whether the collector has reclaimed the object. */
  public boolean ended() {
    return events.get(events.size() - 1).what() == Event.What.RECLAIMED;
  }

  /** The events in words. */
  public List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    for (Event event : events) {
      boolean judged = event.what() == Event.What.RECLAIMED && verdict != null;
      lines.add(new Line("+" + event.ageMs() + " ms", judged ? event + ": " + verdict : event.toString()));
      if (event.what() == Event.What.BORN && forgotten > 0) {
        lines.add(
            new Line("", forgotten + " stores and drops that are not remembered; history= keeps more"));
      }
    }
    return lines;
  }
}
