/**
 * The ten lessons: which programs, which JVMs, and what is said about what they measured.
 *
 * <p>Runs in the application's class loader of the demo itself. No sentence here has a number of its own,
 * but for versions of languages: all others are placeholders for what the run measures.
 */
package dev.refcount.demo.course;
