package dev.refcount.benchmarks.peers;

import java.util.Arrays;
import java.util.List;

/** Who is asked, ours first for each question: that is what the others are compared with. */
enum Peer {
  COUNT("Refs.count", Question.HOW_OFTEN),
  HOLDINGS("Refs.holdings", Question.WHO),
  REFERRING_OBJECTS("JDI referringObjects", Question.HOW_OFTEN, Question.WHO),
  DUMP("heap dump read by shark", Question.HOW_OFTEN, Question.WHO),
  GRAPH("JOL graph walk", Question.WHO),
  HISTOGRAM("jcmd GC.class_histogram", Question.HOW_OFTEN),
  GETREFCOUNT("CPython sys.getrefcount", Question.HOW_OFTEN),
  GET_REFERRERS("CPython gc.get_referrers", Question.WHO),

  STORE_TAGGED("Java, agent, tagged", Question.EVERY_STORE),
  STORE_PLAIN("Java, no agent", Question.EVERY_STORE),
  WATCHPOINT("JDI watchpoint", Question.EVERY_STORE),
  WATCHPOINT_STOPPING("JDI watchpoint, stopping", Question.EVERY_STORE),
  ASSIGNMENT("CPython", Question.EVERY_STORE),

  RELEASED("Refs.released, dropped", Question.GONE),
  RELEASED_HELD("Refs.released, still held", Question.GONE),
  WEAK_REFERENCE("WeakReference, System.gc()", Question.GONE),
  OLD_OBJECT_SAMPLE("JFR OldObjectSample", Question.GONE);

  private final String words;
  private final List<Question> questions;

  Peer(String words, Question... questions) {
    this.words = words;
    this.questions = List.of(questions);
  }

  /** All who can be asked this, ours first. */
  static List<Peer> askedFor(Question question) {
    return Arrays.stream(values()).filter(peer -> peer.questions.contains(question)).toList();
  }

  /** Whether it is the agent that answers. */
  boolean ours() {
    return List.of(COUNT, HOLDINGS, STORE_TAGGED, RELEASED, RELEASED_HELD).contains(this);
  }

  @Override
  public String toString() {
    return words;
  }
}
