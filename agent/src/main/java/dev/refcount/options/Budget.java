package dev.refcount.options;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The memory the ledger may take: a size of its own, or a share of the heap. Exactly one of the two is
 * above zero.
 *
 * @param size bytes, a multiple of 1,024; 0 when it is a share
 * @param percent share of the maximum heap, 1 to 100; 0 when it is a size
 */
public record Budget(long size, int percent) {
  private static final Pattern GRAMMAR = Pattern.compile("([0-9]{1,18})([kmg%]?)");
  private static final String VALID = "use a size such as 64k, 256m or 1g, or a share of the heap from 1% to 100%";

  /** @throws IllegalArgumentException for anything but one size or one share */
  public Budget {
    boolean isSize = size > 0 && size % 1024 == 0 && percent == 0;
    boolean isShare = size == 0 && percent >= 1 && percent <= 100;
    if (!isSize && !isShare) {
      throw new IllegalArgumentException("neither a size nor a share: " + size + " bytes, " + percent + "%");
    }
  }

  /** The budget in bytes on a JVM whose heap may grow to {@code maxHeap} bytes. */
  public long bytes(long maxHeap) {
    // Divided first: Runtime.maxMemory() may answer Long.MAX_VALUE.
    return percent == 0 ? size : maxHeap / 100 * percent + maxHeap % 100 * percent / 100;
  }

  static Budget parse(String text) throws OptionException {
    Matcher matcher = GRAMMAR.matcher(text.toLowerCase(Locale.ROOT));
    if (!matcher.matches()) {
      throw new OptionException(VALID);
    }
    long amount = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "" -> throw new OptionException(VALID + "; did you mean " + amount + "m?");
      case "%" -> share(amount);
      case "k" -> size(amount, 10);
      case "m" -> size(amount, 20);
      default -> size(amount, 30);
    };
  }

  private static Budget share(long percent) throws OptionException {
    if (percent < 1 || percent > 100) {
      throw new OptionException(VALID + "; did you mean " + (percent < 1 ? "1%?" : "100%?"));
    }
    return new Budget(0, (int) percent);
  }

  private static Budget size(long amount, int shift) throws OptionException {
    if (amount == 0 || amount > Long.MAX_VALUE >> shift) {
      throw new OptionException(VALID);
    }
    return new Budget(amount << shift, 0);
  }

  /** As it is written in an option: {@code 10%}, {@code 256m}. */
  @Override
  public String toString() {
    if (percent > 0) {
      return percent + "%";
    }
    if (size % (1L << 30) == 0) {
      return (size >> 30) + "g";
    }
    return size % (1L << 20) == 0 ? (size >> 20) + "m" : (size >> 10) + "k";
  }
}
