package dev.refcount.options;

/**
 * The edits that turn one text into another: a character added, dropped, changed, or swapped with its
 * neighbour. In the wanted text {@code *} stands for any characters but dots and {@code **} for any at all,
 * both at no cost, so the distance from a pattern says how far a name is from matching it.
 */
final class EditDistance {
  private EditDistance() {}

  /** The distance, or {@code limit + 1} as soon as it is known to be above {@code limit}. */
  static int between(String wanted, String seen, int limit) {
    if (least(wanted, seen) > limit) {
      return limit + 1;
    }
    int[] beforeLast = null;
    int[] last = new int[seen.length() + 1];
    for (int j = 0; j <= seen.length(); j++) {
      last[j] = j;
    }
    int lastLeast = 0;
    for (int i = 1; i <= wanted.length(); i++) {
      int[] row = new int[seen.length() + 1];
      int least = fill(row, last, beforeLast, wanted, i, seen);
      // A swap reaches back two rows, so both must be beyond the limit.
      if (least > limit && lastLeast > limit) {
        return limit + 1;
      }
      lastLeast = least;
      beforeLast = last;
      last = row;
    }
    return Math.min(last[seen.length()], limit == Integer.MAX_VALUE ? limit : limit + 1);
  }

  /** Each letter that only the wanted text has takes an edit: known at once, and true of most names. */
  private static int least(String wanted, String seen) {
    long missing = letters(wanted) & ~letters(seen) & ~letters("*");
    return Long.bitCount(missing);
  }

  /** A bit for each letter; some letters share one, which only hides a difference. */
  private static long letters(String text) {
    long letters = 0;
    for (int i = 0; i < text.length(); i++) {
      letters |= 1L << text.charAt(i);
    }
    return letters;
  }

  private static int fill(int[] row, int[] last, int[] beforeLast, String wanted, int i, String seen) {
    char want = wanted.charAt(i - 1);
    boolean wild = want == '*';
    boolean deep = wild && (wanted.startsWith("**", i - 1) || i > 1 && wanted.charAt(i - 2) == '*');
    row[0] = wild ? last[0] : last[0] + 1;
    int least = row[0];
    for (int j = 1; j <= seen.length(); j++) {
      char have = seen.charAt(j - 1);
      if (wild) {
        row[j] = Math.min(last[j], row[j - 1] + (deep || have != '.' ? 0 : 1));
      } else {
        int edit = Math.min(last[j], row[j - 1]) + 1;
        row[j] = Math.min(edit, last[j - 1] + (want == have ? 0 : 1));
        if (i > 1 && j > 1 && want == seen.charAt(j - 2) && wanted.charAt(i - 2) == have) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
      }
      least = Math.min(least, row[j]);
    }
    return least;
  }
}
