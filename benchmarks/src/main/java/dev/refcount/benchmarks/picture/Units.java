package dev.refcount.benchmarks.picture;

import java.util.Locale;

/** Figures as a reader says them. */
public final class Units {
  private static final String[] TIMES = {"ns", "µs", "ms", "s"};
  private static final String DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

  private Units() {}

  /** Three digits and a unit: {@code 14.2 ns}, {@code 3.51 ms}, {@code 128 s}. */
  public static String time(double seconds) {
    double figure = seconds * 1e9;
    int unit = 0;
    // What rounds to 1000 goes on to the next unit.
    while (figure >= 999.5 && unit < TIMES.length - 1) {
      figure /= 1000;
      unit++;
    }
    return digits(figure) + " " + TIMES[unit];
  }

  /** A power of ten, in seconds: {@code 1 µs} for -6. */
  static String decade(int power) {
    int unit = Math.min(Math.max(Math.floorDiv(power, 3) + 3, 0), TIMES.length - 1);
    double figure = Math.pow(10, power - 3 * (unit - 3));
    return String.format(Locale.ROOT, figure < 1 ? "%.1g %s" : "%,.0f %s", figure, TIMES[unit]);
  }

  /** Three digits, and a comma for each three more: {@code 0.52 x}, {@code 31.4 x}, {@code 1,240,000 x}. */
  public static String ratio(double ratio) {
    return digits(ratio) + " x";
  }

  private static String digits(double figure) {
    if (figure >= 999.5) {
      double unit = Math.pow(10, Math.floor(Math.log10(figure)) - 2);
      return String.format(Locale.ROOT, "%,d", Math.round(Math.round(figure / unit) * unit));
    }
    int decimals = figure >= 99.95 ? 0 : figure >= 9.995 ? 1 : figure >= 0.0995 ? 2 : 4;
    return String.format(Locale.ROOT, "%." + decimals + "f", figure);
  }

  /** {@code 10⁴} for 4. */
  public static String powerOfTen(int power) {
    StringBuilder text = new StringBuilder("10");
    if (power < 0) {
      text.append('⁻');
    }
    for (char digit : Integer.toString(Math.abs(power)).toCharArray()) {
      text.append(DIGITS.charAt(digit - '0'));
    }
    return text.toString();
  }
}
