package dev.refcount.demo.model;

/** A part of a sentence: words of the demo's own, or a value that was measured. */
public record Piece(String text, boolean measured) {}
