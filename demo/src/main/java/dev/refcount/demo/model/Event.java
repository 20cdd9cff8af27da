package dev.refcount.demo.model;

/** An object's count reached {@code zero}, or it was {@code reclaimed}, so many milliseconds after the start. */
public record Event(String what, String object, double at) {}
