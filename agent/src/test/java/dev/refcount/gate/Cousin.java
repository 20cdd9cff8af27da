package dev.refcount.gate;

/** Beside what is counted. */
final class Cousin extends Kin {}
