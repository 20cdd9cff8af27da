/**
 * Plays the lessons: Java programs in JVMs of their own, their Python twins with the python3 of the path.
 *
 * <p>Runs in the application's class loader of the demo itself.
 */
package dev.refcount.demo.run;
