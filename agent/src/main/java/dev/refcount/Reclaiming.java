package dev.refcount;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

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

  /** Whether the ledger alone can tell that a tagged object is dead; for the objects of one moment. */
  Predicate<Object> released();

  /** Its count less the references of tagged holders that the ledger can tell to be dead. */
  int liveCount(Object object);

  /** The same of this one, but for so many local variables that refer to it. */
  boolean released(Object object, int locals);
}
