package dev.refcount;

/**
 * Reclaimed tagged objects by why the collector could reclaim them; each is in one number only.
 *
 * @param countedOut their count had reached zero before
 * @param cascade only objects that were counted out, or cascaded, held them
 * @param cycle in a cycle of tagged objects, or held only from one: what counting alone would have leaked
 * @param withHolder an untagged holder died with them; {@code containers=true} may tell more
 * @param liveVariable a local variable in scope held them, whose life the JIT had ended already
 * @param unexplained none of these: a store was missed
 */
public record Verdicts(
    long countedOut,
    long cascade,
    long cycle,
    long withHolder,
    long liveVariable,
    long unexplained) {
  public static final Verdicts NONE = new Verdicts(0, 0, 0, 0, 0, 0);

  /** All reclaimed objects. */
  public long total() {
    return countedOut + cascade + cycle + withHolder + liveVariable + unexplained;
  }

  public Verdicts plus(Verdicts more) {
    return new Verdicts(
        countedOut + more.countedOut,
        cascade + more.cascade,
        cycle + more.cycle,
        withHolder + more.withHolder,
        liveVariable + more.liveVariable,
        unexplained + more.unexplained);
  }
}
