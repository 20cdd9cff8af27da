/**
 * Programs that are measured beside those of the demo: a search engine and a web server at work.
 *
 * <p>Everything here is loaded by the application's class loader, in the JVM that is measured. Each program
 * prints the same text on every run, so that a run with the agent can be compared with one without it.
 */
package dev.refcount.benchmarks.programs.run;
