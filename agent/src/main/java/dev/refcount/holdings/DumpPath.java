package dev.refcount.holdings;

import java.util.List;

/** Finds in a dump of this JVM's heap the way up from the object of the {@link PathMarker}. */
public interface DumpPath {
  /** Slots from the one that holds the object up to the root; empty if none was found. */
  List<String> find(Class<?> marker);
}
