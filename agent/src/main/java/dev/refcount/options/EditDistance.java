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
    // Arrays, as most of this runs before it is compiled: a call for each letter would be most of it.
    char[] want = wanted.toCharArray();
    char[] have = seen.toCharArray();
    int[] beforeLast = new int[have.length + 1];
    int[] last = new int[have.length + 1];
    int[] row = new int[have.length + 1];
    for (int j = 0; j <= have.length; j++) {
      last[j] = j;
    }
    int lastLeast = 0;
    for (int i = 1; i <= want.length; i++) {
      int least = fill(row, last, beforeLast, want, i, have);
      // A swap reaches back two rows, so both must be beyond the limit.
      if (least > limit && lastLeast > limit) {
        return limit + 1;
      }
      lastLeast = least;
      int[] free = beforeLast;
      beforeLast = last;
      last = row;
      row = free;
    }
    return Math.min(last[have.length], limit == Integer.MAX_VALUE ? limit : limit + 1);
  }

  /** What the lengths alone say: each letter too many or too few is an edit. */
  private static int least(String wanted, String seen) {
    int stars = 0;
    for (int i = wanted.indexOf('*'); i >= 0; i = wanted.indexOf('*', i + 1)) {
      stars++;
    }
    int more = wanted.length() - stars - seen.length();
    return stars == 0 ? Math.abs(more) : Math.max(more, 0);
  }

  private static int fill(int[] row, int[] last, int[] beforeLast, char[] wanted, int i, char[] seen) {
    char want = wanted[i - 1];
    char wantBefore = i > 1 ? wanted[i - 2] : 0;
    boolean wild = want == '*';
    boolean deep = wild && (i < wanted.length && wanted[i] == '*' || wantBefore == '*');
    int left = wild ? last[0] : last[0] + 1;
    row[0] = left;
    int least = left;
    for (int j = 1; j <= seen.length; j++) {
      char have = seen[j - 1];
      int above = last[j];
      if (wild) {
        int longer = deep || have != '.' ? left : left + 1;
        left = above < longer ? above : longer;
      } else {
        left = (above < left ? above : left) + 1;
        int changed = want == have ? last[j - 1] : last[j - 1] + 1;
        left = changed < left ? changed : left;
        if (i > 1 && j > 1 && wantBefore == have && want == seen[j - 2] && beforeLast[j - 2] < left) {
          left = beforeLast[j - 2] + 1;
        }
      }
      row[j] = left;
      least = left < least ? left : least;
    }
    return least;
  }
}
