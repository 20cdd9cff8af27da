package dev.refcount.demo.run;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The python3 of the path.
 *
 * @param version as it says itself, or null
 * @param complaint why it can't run the twins, or null if it can
 */
public record Python(String version, String complaint) {
  private static final String ASK = "import sys; "
      + "print('%d.%d.%d' % sys.version_info[:3]); print(sys.implementation.name)";
  private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+)\\.\\d+");
  private static final int OLDEST = 8;

  static final List<String> COMMAND = List.of("python3", "-E", "-s", "-B", "-X", "utf8");

  /** Asks python3 who it is. */
  public static Python find() {
    Child child = Child.run(List.of("python3", "-c", ASK), 20);
    if (child.output().isEmpty() && child.failure() != null) {
      return new Python(null, child.failure().startsWith("can't be started")
          ? "No python3 on the path" : "The python3 of the path " + child.failure());
    }
    Matcher version = VERSION.matcher(String.join(" ", child.output()));
    if (!version.find()) {
      return new Python(null, "The python3 of the path does not say its version");
    }
    String name = version.group();
    if (Integer.parseInt(version.group(1)) != 3 || Integer.parseInt(version.group(2)) < OLDEST) {
      return new Python(name, "The python3 of the path is " + name + ", the lessons need 3." + OLDEST
          + " or newer");
    }
    if (!child.output().contains("cpython")) {
      return new Python(name, "The python3 of the path is not CPython and has no reference counts");
    }
    return new Python(name, null);
  }

  public boolean usable() {
    return complaint == null;
  }
}
