package dev.refcount.options;

/**
 * The memory the ledger may take: a size of its own, or a share of the heap. Exactly one of the two is
 * above zero.
 *
 * @param size bytes, a multiple of 1,024; 0 when it is a share
 * @param percent share of the maximum heap, 1 to 100; 0 when it is a size
 */
public record Budget(long size, int percent) {
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

  /** @param text not empty */
  static Budget parse(String text) throws OptionException {
    if (NumberForm.isLong(text)) {
      long number = Long.parseLong(text);
      throw new OptionException(VALID + (number == 0 ? "" : "; did you mean " + number + "m?"));
    }
    int last = text.length() - 1;
    if (!NumberForm.isLong(text.substring(0, last))) {
      throw new OptionException(VALID);
    }
    long amount = Long.parseLong(text.substring(0, last));
    return switch (text.charAt(last)) {
      case '%' -> share(amount);
      case 'k', 'K' -> size(amount, 10);
      case 'm', 'M' -> size(amount, 20);
      case 'g', 'G' -> size(amount, 30);
      default -> throw new OptionException(VALID);
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

  // Written out, like all three: those of a record are made by INVOKEDYNAMIC, and these run at start-up.
  @Override
  public boolean equals(Object other) {
    return other instanceof Budget that && size == that.size && percent == that.percent;
  }

  @Override
  public int hashCode() {
    return 31 * Long.hashCode(size) + percent;
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
