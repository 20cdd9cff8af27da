package dev.refcount.demo.model;

/**
 * A reference at one step.
 *
 * @param from the variable or the object that holds it
 * @param kind {@code local}, {@code static}, {@code field}, {@code element}, {@code elsewhere} (a field of
 *     an object that is not among the step's), or {@code weak}
 * @param slot variable, field or index
 * @param to what it refers to, or null
 */
public record Link(String from, String kind, String slot, String to) {}
