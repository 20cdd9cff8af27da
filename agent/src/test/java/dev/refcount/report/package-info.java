/** The forms of a report. */
package dev.refcount.report;
