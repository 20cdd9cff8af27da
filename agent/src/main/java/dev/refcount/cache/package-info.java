/**
 * Woven classes, kept from one start to the next.
 *
 * <p>Runs in the system class loader. What goes into weaving a class is the same at each start, and so is what
 * comes out: one file with the JDK's classes for all programs of a user, and one for each program, checked as a
 * whole when it is read and class by class when it is used; whatever is wrong with it, the classes are woven as if it
 * were not there.
 */
package dev.refcount.cache;
