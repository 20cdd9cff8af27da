package dev.refcount.holdings;

import dev.refcount.Event;
import dev.refcount.Kind;
import dev.refcount.Life;
import dev.refcount.boot.History;
import dev.refcount.boot.Node;
import dev.refcount.boot.Place;
import dev.refcount.boot.Sites;
import dev.refcount.boot.Snapshot;
import dev.refcount.boot.ThreadLog;
import java.util.ArrayList;
import java.util.List;

/** Puts the lives that are kept with {@code history=N} into words. */
public final class Lives {
  /** So many of the most held, and as many of those that ended last. */
  private static final int FEW = 3;

  private static final String SELF_TEST = "dev.refcount.selftest.";
  private static final Kind[] KINDS = Kind.values();
  private static final Event.What[] WHAT = {
    Event.What.STORED, Event.What.DROPPED, Event.What.HOLDER_RECLAIMED
  };

  private Lives() {}

  /** The events of the node's object; null if none are kept of it. */
  static List<Event> events(Node node) {
    History history = History.of(node);
    return history == null ? null : events(history);
  }

  /** A few of the most held objects and of those reclaimed last; empty if no history is kept. */
  public static List<Life> read() {
    List<Life> lives = mostHeld(null);
    if (History.isKept()) {
      int most = lives.size() + FEW;
      for (History ended : History.lastEnded()) {
        if (lives.size() < most && !isSelfTest(ended)) {
          lives.add(life(ended, 0));
        }
      }
    }
    return lives;
  }

  /** A few of the most held objects of one class, or with null of all. */
  public static List<Life> mostHeld(String className) {
    List<Life> lives = new ArrayList<>();
    if (!History.isKept()) {
      return lives;
    }
    Node[] most = new Node[FEW];
    for (Node node : Snapshot.nodes()) {
      History history = History.of(node);
      if (history != null
          && !isSelfTest(history)
          && (className == null || className.equals(history.type().name()))) {
        insert(most, node);
      }
    }
    for (Node node : most) {
      if (node != null) {
        lives.add(life(History.of(node), node.count()));
      }
    }
    return lives;
  }

  /** Of equally held objects those that are met first. */
  private static void insert(Node[] most, Node node) {
    Node next = node;
    for (int i = 0; i < most.length && next != null; i++) {
      if (most[i] == null || most[i].count() < next.count()) {
        Node pushed = most[i];
        most[i] = next;
        next = pushed;
      }
    }
  }

  private static boolean isSelfTest(History history) {
    return String.valueOf(history.type().name()).startsWith(SELF_TEST);
  }

  private static Life life(History history, int references) {
    return new Life(
        history.type().name(),
        references,
        history.forgotten(),
        events(history),
        history.verdict());
  }

  private static List<Event> events(History history) {
    List<Event> events = new ArrayList<>();
    events.add(
        new Event(
            Event.What.BORN,
            null,
            "",
            HolderSearch.siteOf(place(history.firstSite())),
            thread(history.firstThread()),
            0));
    history.tell(
        (what, kind, slot, site, thread, time) ->
            events.add(
                new Event(
                    WHAT[what],
                    KINDS[kind],
                    PlaceWords.of(KINDS[kind], slot, place(site)),
                    HolderSearch.siteOf(place(site)),
                    thread(thread),
                    time - history.firstSeen())));
    if (history.isOver()) {
      long age = history.end() - history.firstSeen();
      events.add(new Event(Event.What.RECLAIMED, null, "", null, ThreadWords.UNKNOWN, age));
    }
    return List.copyOf(events);
  }

  private static Place place(int site) {
    return site == 0 ? null : Sites.place(site);
  }

  private static String thread(int number) {
    return ThreadWords.of(number == 0 ? null : ThreadLog.named(number));
  }
}
