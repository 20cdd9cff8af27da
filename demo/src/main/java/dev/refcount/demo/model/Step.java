package dev.refcount.demo.model;

import java.util.List;

/**
 * One step of a run.
 *
 * @param number its place in the run, from 1
 * @param caption what has just happened
 * @param line the line of the program that has come to it
 * @param at milliseconds since the program began
 * @param printed what it printed until the next step
 */
public record Step(
    int number,
    String caption,
    int line,
    double at,
    List<Thing> objects,
    List<Link> references,
    List<Said> said,
    List<String> printed) {}
