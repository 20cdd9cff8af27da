package dev.refcount.selftest;

/** Tagged in every run; never shown in a report. */
final class Probe {}
