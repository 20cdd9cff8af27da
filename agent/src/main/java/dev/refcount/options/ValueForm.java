package dev.refcount.options;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How the values of one kind of option are read and printed. A form is a class and not a pair of lambdas
 * because it is made at start-up.
 */
abstract class ValueForm<T> {
  /**
   * Reads a trimmed, non-empty text.
   *
   * @throws OptionException saying what would be valid; {@link OptionKey} puts the key and the value before it
   */
  abstract T read(String text) throws OptionException;

  /** In the form that reads back equal. */
  String print(T value) {
    return value.toString();
  }

  /** A size, or a share of the heap. */
  static final class Memory extends ValueForm<Budget> {
    @Override
    Budget read(String text) throws OptionException {
      return Budget.parse(text);
    }
  }

  /** Class patterns. */
  static class Patterns extends ValueForm<TypePatterns> {
    private final boolean ofNames;

    /** @param ofNames whether a class is known by its name alone, as before it is loaded: without {@code @} and + */
    Patterns(boolean ofNames) {
      this.ofNames = ofNames;
    }

    @Override
    TypePatterns read(String text) throws OptionException {
      return ofNames ? TypePatterns.parseNames(text) : TypePatterns.parse(text);
    }
  }

  /** Class patterns, or {@code none}: a source of higher precedence must be able to take back a lower one's. */
  static final class PatternsOrNone extends Patterns {
    PatternsOrNone(boolean ofNames) {
      super(ofNames);
    }

    @Override
    TypePatterns read(String text) throws OptionException {
      return text.equals("none") ? TypePatterns.empty() : super.read(text);
    }

    @Override
    String print(TypePatterns patterns) {
      return patterns.isEmpty() ? "none" : super.print(patterns);
    }
  }

  /** Destinations of reports. */
  static final class Reports extends ValueForm<List<String>> {
    @Override
    List<String> read(String text) throws OptionException {
      return ReportFiles.parse(text);
    }

    @Override
    String print(List<String> destinations) {
      return destinations.isEmpty() ? ReportFiles.NONE : String.join(":", destinations);
    }
  }

  /** A TCP port, or {@code off}. */
  static final class Port extends ValueForm<OptionalInt> {
    private static final int HIGHEST = 65_535;
    private static final NumberForm NUMBER = new NumberForm(0, HIGHEST, "use a port from 0 to " + HIGHEST + ", or off");

    @Override
    OptionalInt read(String text) throws OptionException {
      return text.equals("off") ? OptionalInt.empty() : OptionalInt.of(NUMBER.read(text));
    }

    @Override
    String print(OptionalInt port) {
      return port.isPresent() ? String.valueOf(port.getAsInt()) : "off";
    }
  }

  /** A path, or the word that stands for having none. */
  static final class PathOr extends ValueForm<Optional<Path>> {
    private final String absent;

    PathOr(String absent) {
      this.absent = absent;
    }

    @Override
    Optional<Path> read(String text) throws OptionException {
      try {
        return text.equals(absent) ? Optional.empty() : Optional.of(Path.of(text));
      } catch (InvalidPathException e) {
        throw new OptionException("no path on this system: " + e.getReason());
      }
    }

    @Override
    String print(Optional<Path> path) {
      return path.isPresent() ? path.get().toString() : absent;
    }
  }
}
