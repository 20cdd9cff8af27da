package dev.refcount;

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

  /** A line for the object and one for each event. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("life of ");
    text.append(className.substring(className.lastIndexOf('.') + 1));
    Event last = events.get(events.size() - 1);
    if (last.what() != Event.What.RECLAIMED) {
      text.append(", references now: ").append(references);
    }
    for (Event event : events) {
      String time = "+" + event.ageMs() + " ms";
      line(text, time, event.toString());
      if (event.what() == Event.What.RECLAIMED && verdict != null) {
        text.append(": ").append(verdict);
      }
      if (event.what() == Event.What.BORN && forgotten > 0) {
        line(text, "", forgotten + " stores and drops that are not remembered; history= keeps more");
      }
    }
    return text.append('\n').toString();
  }

  private static void line(StringBuilder text, String time, String words) {
    text.append('\n');
    for (int i = time.length(); i < TIME; i++) {
      text.append(' ');
    }
    text.append(time).append("  ").append(words);
  }
}
