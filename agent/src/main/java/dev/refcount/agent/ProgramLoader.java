package dev.refcount.agent;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What is known of a class loader of the program; does not keep it. */
final class ProgramLoader {
  /** Whether its classes see the hooks. */
  final boolean seesHooks;

  final LoaderPlaces places;

  /** Internal names of its classes that came to be woven. */
  final Set<String> met = ConcurrentHashMap.newKeySet();

  ProgramLoader(boolean seesHooks, LoaderPlaces places) {
    this.seesHooks = seesHooks;
    this.places = places;
  }
}
