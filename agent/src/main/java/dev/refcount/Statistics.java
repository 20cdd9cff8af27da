package dev.refcount;

import java.util.List;

/**
 * A run's reference counting in the figures that the literature on it reports (Levanoni and Petrank,
 * TOPLAS 2006; Shahriyar, Blackburn and Frampton, ISMM 2012), over all tagged objects, living and dead.
 *
 * @param objects tagged objects born
 * @param increments references made, by kind of slot
 * @param decrements references let go of, by kind of slot; with a reclaimed holder included
 * @param maxima objects by the highest count each ever had, in powers of two: the first entry is those
 *     that were never referred to, the second those with one reference at most, then two to three, and on
 * @param bits bits that hold the highest count of that share of the objects
 * @param cyclicObjects share of the reclaimed objects that were in cycles or held only from one
 * @param cyclicBytes the same by their shallow size
 * @param overwritesOfNull share of the references made in the heap whose slot held nothing tagged before;
 *     where threads race it may be off by a few
 */
public record Statistics(
    long objects,
    Report.References increments,
    Report.References decrements,
    List<Long> maxima,
    Bits bits,
    double cyclicObjects,
    double cyclicBytes,
    double overwritesOfNull) {

  /** Bits that hold the highest count of 90, 99 and 99.9 % of the objects. */
  public record Bits(int p90, int p99, int p999) {}

  /** References made for each object. */
  public double incrementsPerObject() {
    return objects == 0 ? 0 : (double) increments.total() / objects;
  }
}
