package dev.refcount.gate;

/** Loaded when the program has run for a while. */
class Heir extends Kin implements Called {}
