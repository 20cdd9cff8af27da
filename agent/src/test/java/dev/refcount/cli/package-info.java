/** The command line, in the build's own JVM. */
package dev.refcount.cli;
