package dev.refcount.options;

/** A whole number in decimal digits. */
final class NumberForm extends ValueForm<Integer> {
  private static final int MOST_DIGITS = 18; // of a long

  private final int least;
  private final int most;
  private final String valid;

  /** @param valid what to tell the user about the bounds, which are both inclusive */
  NumberForm(int least, int most, String valid) {
    this.least = least;
    this.most = most;
    this.valid = valid;
  }

  static NumberForm from(int least) {
    return new NumberForm(least, Integer.MAX_VALUE, "use a whole number from " + least + " up");
  }

  @Override
  Integer read(String text) throws OptionException {
    if (!isLong(text.startsWith("-") ? text.substring(1) : text)) {
      throw new OptionException(valid);
    }
    long number = Long.parseLong(text);
    if (number < least || number > most) {
      throw new OptionException(valid + "; did you mean " + (number < least ? least : most) + "?");
    }
    return (int) number;
  }

  /** Whether the text is nothing but digits 0 to 9, and few enough for a {@code long}. */
  static boolean isLong(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return !text.isEmpty() && text.length() <= MOST_DIGITS;
  }
}
