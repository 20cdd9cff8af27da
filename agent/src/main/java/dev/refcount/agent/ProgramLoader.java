package dev.refcount.agent;

/** What is known of a class loader of the program; does not keep it. */
final class ProgramLoader {
  /** Whether its classes see the hooks. */
  final boolean seesHooks;

  final LoaderPlaces places;

  ProgramLoader(boolean seesHooks, LoaderPlaces places) {
    this.seesHooks = seesHooks;
    this.places = places;
  }
}
