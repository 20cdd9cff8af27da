package dev.refcount;

import java.util.List;

/**
 * Objects that referred to each other in a circle when the collector reclaimed them.
 *
 * @param classes binary names of their classes, each once, sorted
 * @param objects how many they were
 * @param bytes their shallow size; of arrays the header alone, since their length died with them
 * @param closedAt the store after which they hung together, or null if not known
 * @param droppedAt what let go of them last, or null if that was the collector's doing
 */
public record Cycle(List<String> classes, int objects, long bytes, Site closedAt, Site droppedAt) {}
