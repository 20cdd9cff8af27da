package dev.refcount.benchmarks.programs;

import dev.refcount.benchmarks.TextTable;

/**
 * One run of a program in one state of the JVM, and how long a later pass takes.
 *
 * @param seconds from the start of the process to its end, the agent's report included
 * @param first seconds that the program itself took
 * @param warm seconds of a pass in a JVM that had run several; null if there was none, as JSON has no NaN
 * @param processor seconds of processor time of the whole process: the JIT's and the collector's too
 * @param peak most memory that the process had, in bytes
 * @param collecting seconds that the collector stopped the program for
 * @param start seconds until the program began
 */
record Figures(
    double seconds,
    double first,
    Double warm,
    double processor,
    double peak,
    double collecting,
    double start) {
  Figures withWarm(Double pass) {
    return new Figures(seconds, first, pass, processor, peak, collecting, start);
  }

  /** Not a number if there was none. */
  double warmPass() {
    return warm == null ? Double.NaN : warm;
  }

  @Override
  public String toString() {
    return TextTable.number("%.1f s", seconds)
        + (warm == null ? "" : TextTable.number(", a warm pass %.2f s", warm))
        + TextTable.number(", processor %.1f s", processor);
  }
}
