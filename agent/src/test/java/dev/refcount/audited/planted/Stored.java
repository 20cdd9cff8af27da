package dev.refcount.audited.planted;

/** The tagged class. */
final class Stored {}
