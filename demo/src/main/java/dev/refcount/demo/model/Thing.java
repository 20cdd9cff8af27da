package dev.refcount.demo.model;

/**
 * An object at one step.
 *
 * @param id its label in the lesson
 * @param type simple name of its class
 * @param state {@code live}, {@code zero} (count zero, not yet reclaimed), {@code reclaimed}, or
 *     {@code uncounted}
 * @param count references to it, or null if they are not counted
 */
public record Thing(String id, String type, String state, Integer count) {}
