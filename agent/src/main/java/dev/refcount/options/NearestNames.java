package dev.refcount.options;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Finds what the user may have meant. */
public final class NearestNames {
  private static final int MOST = 3;
  /** A name that takes this many edits more than the nearest is noise beside it. */
  private static final int NOISE = 3;

  private NearestNames() {}

  /** The nearest of a few words; case does not count, and a word cut short or run on is one edit away. */
  public static String word(String given, Collection<String> words) {
    String wanted = given.toLowerCase(Locale.ROOT);
    String nearest = null;
    int least = Integer.MAX_VALUE;
    for (String word : words) {
      int edits = EditDistance.between(word, wanted, Integer.MAX_VALUE);
      boolean cut = wanted.length() > 1 && (word.startsWith(wanted) || wanted.startsWith(word));
      edits = cut ? Math.min(edits, 1) : edits;
      if (edits < least) {
        least = edits;
        nearest = word;
      }
    }
    return nearest;
  }

  /** The class names nearest to a pattern's name: at most three, the nearest first. */
  static List<String> to(String pattern, Collection<String> names) {
    List<Candidate> best = new ArrayList<>();
    for (String name : names) {
      Candidate worst = best.size() < MOST ? Candidate.WORST : best.get(MOST - 1);
      Candidate candidate = Candidate.of(pattern, name, worst);
      if (candidate.edits() <= worst.edits() && !contains(best, name)) {
        best.add(candidate);
        Collections.sort(best);
        if (best.size() > MOST) {
          best.remove(MOST);
        }
      }
    }
    List<String> nearest = new ArrayList<>();
    for (Candidate candidate : best) {
      if (candidate.edits() < best.get(0).edits() + NOISE) {
        nearest.add(candidate.name());
      }
    }
    return nearest;
  }

  private static boolean contains(List<Candidate> candidates, String name) {
    for (Candidate candidate : candidates) {
      if (candidate.name().equals(name)) {
        return true;
      }
    }
    return false;
  }

  /**
   * @param edits the lesser distance of simple names and full names: a class in another package is as near as
   *     a slip of the finger
   * @param full the distance of the full names, which decides between equals
   */
  private record Candidate(String name, int edits, int full) implements Comparable<Candidate> {
    static final Candidate WORST = new Candidate("", Integer.MAX_VALUE - 1, Integer.MAX_VALUE - 1);

    /** The nearest first. */
    @Override
    public int compareTo(Candidate other) {
      int order = Integer.compare(edits, other.edits);
      order = order != 0 ? order : Integer.compare(full, other.full);
      return order != 0 ? order : name.compareTo(other.name);
    }

    /** One that is not nearer than the worst so far need not be exact. */
    static Candidate of(String pattern, String name, Candidate worst) {
      int limit = worst.edits;
      int simple = simpleDistance(after('.', pattern), after('.', name), limit);
      int fullLimit = simple > limit ? limit : simple == limit ? worst.full : WORST.full;
      int full = EditDistance.between(pattern, name, fullLimit);
      return new Candidate(name, Math.min(simple, full), full);
    }

    private static int simpleDistance(String wanted, String seen, int limit) {
      if (isStars(wanted)) {
        return Integer.MAX_VALUE; // fits every class: only the package tells them apart
      }
      int whole = EditDistance.between(wanted, seen, limit);
      // A nested class is easily written without its outer one.
      String innermost = after('$', seen);
      return innermost.length() == seen.length()
          ? whole
          : Math.min(whole, EditDistance.between(wanted, innermost, limit));
    }

    private static boolean isStars(String text) {
      for (int i = 0; i < text.length(); i++) {
        if (text.charAt(i) != '*') {
          return false;
        }
      }
      return true;
    }

    private static String after(char separator, String name) {
      return name.substring(name.lastIndexOf(separator) + 1);
    }
  }
}
