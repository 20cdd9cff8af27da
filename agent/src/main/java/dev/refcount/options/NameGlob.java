package dev.refcount.options;

/**
 * Matches class names against wildcards: {@code *} is a run of characters without a dot, {@code **} any run,
 * and {@code **.} where a name would start is any number of packages, none included.
 *
 * <p>Only the last {@code *} and the last {@code **} are ever tried again. That is enough: an earlier
 * wildcard that took more would only start the later one further on, where that one could have come by
 * itself; and an earlier {@code *} can't help past a dot. So the time is polynomial and nothing is allocated.
 */
final class NameGlob {
  private NameGlob() {}

  static boolean matches(String glob, String name) {
    int g = 0;
    int n = 0;
    int starGlob = -1; // after the last *, since the last **
    int starName = -1; // where that * ends so far
    int deepGlob = -1; // after the last **
    int deepName = -1; // where that ** ends so far
    boolean deepIsPackages = false;
    while (g < glob.length() || n < name.length()) {
      boolean wild = g < glob.length() && glob.charAt(g) == '*';
      if (wild && glob.startsWith("**", g)) {
        deepIsPackages = isPackages(glob, g);
        g += deepIsPackages ? 3 : 2;
        deepGlob = g;
        deepName = n;
        starGlob = -1;
      } else if (wild) {
        starGlob = ++g;
        starName = n;
      } else if (n == name.length()) {
        return false; // every wildcard took its least, and the name is too short
      } else if (g < glob.length() && glob.charAt(g) == name.charAt(n)) {
        g++;
        n++;
      } else if (starGlob >= 0 && name.charAt(starName) != '.') {
        n = ++starName;
        g = starGlob;
      } else if (deepGlob >= 0) {
        deepName = deepIsPackages ? name.indexOf('.', deepName) + 1 : deepName + 1;
        if (deepName == 0) {
          return false; // no further package
        }
        n = deepName;
        g = deepGlob;
        starGlob = -1;
      } else {
        return false;
      }
    }
    return true;
  }

  private static boolean isPackages(String glob, int at) {
    return glob.startsWith("**.", at) && (at == 0 || glob.charAt(at - 1) == '.');
  }
}
