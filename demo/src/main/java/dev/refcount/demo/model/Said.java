package dev.refcount.demo.model;

/** One value that a program measured: a number, a boolean or a text, by the label it was printed with. */
public record Said(String label, Object value) {}
