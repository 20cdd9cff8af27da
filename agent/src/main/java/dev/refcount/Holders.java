package dev.refcount;

import java.util.List;
import java.util.function.Function;

/**
 * Who holds what; behind {@link Refs#holdings}.
 *
 * <p>Not for programs.
 */
public interface Holders {
  /** One for each reference to this tagged object. */
  List<Holding> holdings(Object object);

  /** The same for many objects at one moment, at less cost for each. */
  Function<Object, List<Holding>> holdings();

  /** The tagged objects that this one holds, once for each reference. */
  List<Object> referents(Object object);

  /** What happened to this tagged object; null if that is not kept. */
  List<Event> history(Object object);

  /** The slots from the one that holds this tagged object up to a root, in words. */
  List<String> path(Object object);
}
