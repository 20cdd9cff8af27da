package dev.refcount.demo.board;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Measured numbers for people: three digits tell enough, and nothing is written with an exponent. */
public final class Numbers {
  private static final MathContext THREE = new MathContext(3);

  private Numbers() {}

  public static String shortly(double number) {
    BigDecimal exact = BigDecimal.valueOf(number);
    BigDecimal shorter = Math.abs(number) < 100
        ? exact.round(THREE) : exact.setScale(0, RoundingMode.HALF_UP);
    return shorter.signum() == 0 ? "0" : shorter.stripTrailingZeros().toPlainString();
  }
}
