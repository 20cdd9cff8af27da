package dev.refcount.forked;

import java.util.List;
import java.util.stream.Stream;

/** The ways HotSpot may run a method; each one sees woven code differently, so each one must pass. */
public enum JvmMode {
  DEFAULT,
  INTERPRETED("-Xint"),
  /** Everything is compiled at its first call, without profiles. */
  C1("-Xcomp", "-XX:TieredStopAtLevel=1"),
  C2("-XX:-TieredCompilation");

  /** The JDK's own classes are verified too, woven ones with them. Warns on neither 17 nor 25. */
  private static final String VERIFY_ALL = "-Xverify:all";

  private final List<String> options;

  JvmMode(String... own) {
    this.options = List.of(own);
  }

  /** The JVM options of this mode, verification of all classes included. */
  public List<String> options() {
    return Stream.concat(options.stream(), Stream.of(VERIFY_ALL)).toList();
  }
}
