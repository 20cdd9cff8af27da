/** Tests of the leak tests' words: whole leak tests are run by {@code leaktests}. */
package dev.refcount.junit;
