package dev.refcount.demo.model;

import java.util.List;

/**
 * A lesson as it was played.
 *
 * @param question what it answers
 * @param explanation paragraphs, made of the values that both sides measured
 * @param table rows of cells, the head first, made in the same way; empty where a lesson has none
 */
public record Lecture(
    int number,
    String title,
    String question,
    Side python,
    Side java,
    List<List<Piece>> explanation,
    List<List<List<Piece>>> table) {}
