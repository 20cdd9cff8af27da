/** Tests of the audit's parts that need no dump: its ITs, in {@code audited}, audit whole programs. */
package dev.refcount.audit;
