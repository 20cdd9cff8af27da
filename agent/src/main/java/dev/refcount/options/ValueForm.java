package dev.refcount.options;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * How the values of one kind of option are read and printed. A reader's {@link OptionException} says what
 * would be valid; the key and the value are put before it by {@link OptionKey}.
 */
record ValueForm<T>(Reader<T> reader, Function<T, String> printer) {
  private static final int HIGHEST_PORT = 65_535;

  /** Reads a trimmed, non-empty text. */
  interface Reader<T> {
    T read(String text) throws OptionException;
  }

  static ValueForm<Boolean> flag() {
    return either("true", "false");
  }

  static ValueForm<Boolean> either(String yes, String no) {
    List<String> words = List.of(yes, no);
    return new ValueForm<>(
        text -> {
          if (!words.contains(text)) {
            throw notOneOf(words, text);
          }
          return text.equals(yes);
        },
        value -> value ? yes : no);
  }

  static <E extends Enum<E>> ValueForm<E> word(Class<E> type) {
    return new ValueForm<>(
        text -> {
          List<String> words = new ArrayList<>();
          for (E constant : type.getEnumConstants()) {
            if (written(constant).equals(text)) {
              return constant;
            }
            words.add(written(constant));
          }
          throw notOneOf(words, text);
        },
        ValueForm::written);
  }

  static ValueForm<Integer> number(int least) {
    return new ValueForm<>(
        text -> whole(text, least, Integer.MAX_VALUE, "use a whole number from " + least + " up"),
        String::valueOf);
  }

  /** A TCP port, or {@code off}. */
  static ValueForm<OptionalInt> port() {
    return new ValueForm<>(
        text ->
            text.equals("off")
                ? OptionalInt.empty()
                : OptionalInt.of(whole(text, 0, HIGHEST_PORT, "use a port from 0 to " + HIGHEST_PORT + ", or off")),
        port -> port.isPresent() ? String.valueOf(port.getAsInt()) : "off");
  }

  static ValueForm<Budget> budget() {
    return new ValueForm<>(Budget::parse, Budget::toString);
  }

  static ValueForm<TypePatterns> patterns() {
    return new ValueForm<>(TypePatterns::parse, TypePatterns::toString);
  }

  /** Class patterns, or {@code none}: a source of higher precedence must be able to take back a lower one's. */
  static ValueForm<TypePatterns> patternsOrNone() {
    return new ValueForm<>(
        text -> text.equals("none") ? TypePatterns.empty() : TypePatterns.parse(text),
        patterns -> patterns.isEmpty() ? "none" : patterns.toString());
  }

  static ValueForm<List<String>> reports() {
    return new ValueForm<>(ReportFiles::parse, destinations -> String.join(":", destinations));
  }

  /** A path, or the word that stands for having none. */
  static ValueForm<Optional<Path>> pathOr(String absent) {
    return new ValueForm<>(
        text -> text.equals(absent) ? Optional.empty() : Optional.of(path(text)),
        path -> path.map(Path::toString).orElse(absent));
  }

  private static Path path(String text) throws OptionException {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new OptionException("no path on this system: " + e.getReason());
    }
  }

  private static String written(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static int whole(String text, int least, int most, String valid) throws OptionException {
    if (!text.matches("-?[0-9]{1,18}")) {
      throw new OptionException(valid);
    }
    long number = Long.parseLong(text);
    if (number < least || number > most) {
      throw new OptionException(valid + "; did you mean " + (number < least ? least : most) + "?");
    }
    return (int) number;
  }

  private static OptionException notOneOf(List<String> words, String text) {
    int last = words.size() - 1;
    String valid = String.join(", ", words.subList(0, last)) + " or " + words.get(last);
    return new OptionException("use " + valid + "; did you mean " + meant(text, words) + "?");
  }

  /** Other words for yes and no are nearer in meaning than in letters. */
  private static String meant(String text, List<String> words) {
    if (words.contains("true")) {
      switch (text.toLowerCase(Locale.ROOT)) {
        case "yes", "y", "on", "1" -> {
          return "true";
        }
        case "no", "n", "off", "none", "0" -> {
          return "false";
        }
        default -> { }
      }
    }
    return NearestNames.word(text, words);
  }
}
