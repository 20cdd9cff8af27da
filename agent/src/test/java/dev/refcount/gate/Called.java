package dev.refcount.gate;

/** What a pattern with subclasses may name. */
interface Called {}
