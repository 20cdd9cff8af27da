package dev.refcount;

import dev.refcount.boot.Type;

/**
 * One reference to one object.
 *
 * @param kind of the slot
 * @param holder the object or array that the slot is in; of a static field the class that declares it;
 *     of a local variable the thread whose frame it is in, or null if that is not known
 * @param slot in words: {@code field Registry.last}, {@code sessions[3]}, {@code value of HashMap
 *     entry}, {@code local s in Server.handle}, {@code captured by lambda at Router.java:41}
 * @param site where it was stored; for a store inside the JDK the application's line that led there
 *     ({@code sites=app}); null if not known
 * @param thread name of the thread that stored it, or {@code ?} if not known
 * @param live false if the ledger knows the holder to be dead: tagged, and counted out or held by nothing
 *     but what is dead itself, cycles included; then this reference only waits for the collector
 */
public record Holding(
    Kind kind, Object holder, String slot, Site site, String thread, boolean live) {

  /** One line: the slot, the holder's class, the storing line, the thread. */
  @Override
  public String toString() {
    String in =
        kind == Kind.FIELD || kind == Kind.ELEMENT ? " of " + Type.name(holder.getClass()) : "";
    return slot
        + in
        + (site == null ? "" : ", stored at " + site)
        + (thread.equals("?") ? "" : " by " + thread)
        + (live ? "" : " (the holder is dead and waits for the collector)");
  }
}
