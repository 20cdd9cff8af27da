package dev.refcount.benchmarks;

import java.util.ArrayList;
import java.util.List;

/** Figures measured for the same thing, in the order in which they came. */
public final class Samples {
  private final List<Double> figures = new ArrayList<>();

  public void add(double figure) {
    figures.add(figure);
  }

  public boolean isEmpty() {
    return figures.isEmpty();
  }

  public double low() {
    return sorted(0);
  }

  public double high() {
    return sorted(figures.size() - 1);
  }

  /** Not the mean: one iteration that lost its processor would move that. */
  public double median() {
    int size = figures.size();
    return (sorted((size - 1) / 2) + sorted(size / 2)) / 2;
  }

  private double sorted(int index) {
    return figures.stream().sorted().skip(index).findFirst().orElseThrow();
  }
}
