package dev.refcount.gate;

/** Loaded when the program has run for a while. */
final class Latecomer {}
