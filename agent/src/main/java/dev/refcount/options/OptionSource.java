package dev.refcount.options;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * One place options come from: the agent's argument, the variable or the file. A source is read whole and
 * each of its values checked, whether or not another source overrides it.
 */
final class OptionSource {
  private final String origin;
  private final Map<OptionKey<?>, Object> values = new LinkedHashMap<>();

  /** @param origin where the text was found, for messages; empty for the agent's argument */
  private OptionSource(String origin) {
    this.origin = origin;
  }

  /** Reads {@code key=value,key=value}; null and blank are no options at all. */
  static Map<OptionKey<?>, Object> ofText(String text, String origin) throws OptionException {
    OptionSource source = new OptionSource(origin);
    OptionKey<?> previous = null;
    for (String part : text == null ? new String[0] : text.split(",")) {
      // Blank between two commas: left by a shell variable that was empty, and means nothing.
      if (!part.isBlank()) {
        previous = source.addPart(part.strip(), previous);
      }
    }
    return source.values;
  }

  /** Reads a properties file in UTF-8. */
  static Map<OptionKey<?>, Object> ofFile(Path file) throws OptionException {
    OptionSource source = new OptionSource(file.toString());
    for (Map.Entry<String, String> entry : properties(file)) {
      if (entry.getKey().equals(OptionKey.CONFIG.name())) {
        throw source.located("config can't be set in a config file; give it to the agent or in "
            + Options.ENVIRONMENT_VARIABLE);
      }
      source.add(entry.getKey(), entry.getValue());
    }
    return source.values;
  }

  private OptionKey<?> addPart(String part, OptionKey<?> previous) throws OptionException {
    int equals = part.indexOf('=');
    if (equals == 0) {
      throw located(part + " has no key: did you mean " + OptionKey.TAG.name() + part + "?");
    }
    if (equals < 0 && previous != null && previous.isList() && !part.chars().allMatch(Character::isLowerCase)) {
      // Not even like a key, so a comma was written for a colon.
      throw located("unknown key " + part + ": did you mean " + previous.name() + "=...:" + part
          + "? A list is separated by :");
    }
    return equals < 0 ? add(part, "") : add(part.substring(0, equals).strip(), part.substring(equals + 1).strip());
  }

  private OptionKey<?> add(String name, String value) throws OptionException {
    try {
      OptionKey<?> key = OptionKey.named(name);
      Object read = key.read(value);
      if (values.putIfAbsent(key, read) != null) {
        throw new OptionException(givenTwice(key));
      }
      return key;
    } catch (OptionException e) {
      throw located(e.getMessage());
    }
  }

  private static String givenTwice(OptionKey<?> key) {
    return key.name() + " is given twice" + (key.isList() ? "; write it once, its entries separated by :" : "");
  }

  private OptionException located(String message) {
    return new OptionException(origin.isEmpty() ? message : message + " (in " + origin + ")");
  }

  private static List<Map.Entry<String, String>> properties(Path file) throws OptionException {
    List<Map.Entry<String, String>> pairs = new ArrayList<>();
    // Properties forgets order and what was given twice, so the pairs are taken as they are read.
    Properties reading = new Properties() {
      private static final long serialVersionUID = 1L;

      @Override
      public synchronized Object put(Object key, Object value) {
        pairs.add(Map.entry(key.toString().strip(), value.toString().strip()));
        return null;
      }
    };
    try (Reader reader = Files.newBufferedReader(file)) {
      reading.load(reader);
    } catch (MalformedInputException e) {
      throw unreadable(file, "it is not UTF-8 text");
    } catch (IOException e) {
      throw unreadable(file, FileFault.of(file, e));
    } catch (IllegalArgumentException e) {
      throw unreadable(file, "it is not a Java properties file: " + e.getMessage());
    }
    return pairs;
  }

  private static OptionException unreadable(Path file, String reason) {
    return new OptionException("config=" + file + ": can't be read: " + reason);
  }
}
