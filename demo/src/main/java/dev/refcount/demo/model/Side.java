package dev.refcount.demo.model;

import java.util.List;

/**
 * One language's side of a lesson.
 *
 * @param language {@code Python} or {@code Java}
 * @param file the program's file name
 * @param source its text, as it ran
 * @param plays its runs: one, or one for each setting
 */
public record Side(String language, String file, String source, List<Play> plays) {
  public Play play() {
    return plays.get(0);
  }

  /** The run with this setting. */
  public Play play(String setting) {
    return plays.stream().filter(p -> p.setting().equals(setting)).findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no run with the setting " + setting));
  }

  /** The reason why one of the runs did not come to its end, or null. */
  public String failure() {
    return plays.stream().map(Play::failure).filter(f -> f != null).findFirst().orElse(null);
  }
}
