/** Tests with {@code NoLeaks} and {@code RefAssert}, run again and again in a JVM of their own. */
package dev.refcount.leaktests;
