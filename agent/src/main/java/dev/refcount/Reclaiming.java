package dev.refcount;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What the agent knows of reclaimed and dead objects; behind {@link Gc} and {@link Refs#released}.
 *
 * <p>Not for programs.
 */
public interface Reclaiming {
  int collect();

  Collection lastCollection();

  List<Object> objects();

  List<Object> referrers(Object[] objects);

  List<Object> referents(Object[] objects);

  void freeze();

  void unfreeze();

  int freezeCount();

  List<Map<String, Long>> stats();

  AutoCloseable onCollect(Consumer<Collection> callback);

  /** Whether the ledger alone can tell that this tagged object is dead. */
  boolean released(Object object);

  /** Its count less the references of tagged holders that the ledger can tell to be dead. */
  int liveCount(Object object);

  /** The same as {@link #released}, but for so many local variables that refer to it. */
  boolean released(Object object, int locals);
}
