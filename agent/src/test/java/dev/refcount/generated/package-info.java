/**
 * Writes random Java programs that move references about, runs them under the agent and shrinks
 * what drifts. The generator runs in the JVM of the test and has the programs compiled there; they,
 * and what they ask of {@link dev.refcount.generated.Oracle}, run in the application loader of a
 * forked JVM.
 */
package dev.refcount.generated;
