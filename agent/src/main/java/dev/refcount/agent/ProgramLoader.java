package dev.refcount.agent;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What is known of a class loader of the program; does not keep it. */
final class ProgramLoader {
  /** Whether its classes see the hooks. */
  final boolean seesHooks;

  final LoaderPlaces places;

  /** By their internal names, its classes that came to be woven. No set: its class may not be loaded here. */
  final Map<String, Boolean> met = new ConcurrentHashMap<>();

  ProgramLoader(boolean seesHooks, LoaderPlaces places) {
    this.seesHooks = seesHooks;
    this.places = places;
  }
}
