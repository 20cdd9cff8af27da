/** Tests of the verdicts on garbage, by the ledger alone: what is judged dead here the collector has not taken. */
package dev.refcount.verdict;
