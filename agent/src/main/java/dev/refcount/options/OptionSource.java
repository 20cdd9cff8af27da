package dev.refcount.options;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * One place options come from: the agent's argument, the variable or the file. A source is read whole and
 * each of its values checked, whether or not another source overrides it.
 */
final class OptionSource {
  private final String origin;
  private final Map<OptionKey<?>, Object> values = new HashMap<>();

  /** @param origin where the text was found, for messages; empty for the agent's argument */
  private OptionSource(String origin) {
    this.origin = origin;
  }

  /** Reads {@code key=value,key=value}; null and blank are no options at all. */
  static Map<OptionKey<?>, Object> ofText(String text, String origin) throws OptionException {
    OptionSource source = new OptionSource(origin);
    OptionKey<?> previous = null;
    int start = 0;
    while (text != null && start < text.length()) {
      int comma = text.indexOf(',', start);
      int end = comma < 0 ? text.length() : comma;
      String part = text.substring(start, end).strip();
      // Nothing between two commas: left by a shell variable that was empty, and means nothing.
      if (!part.isEmpty()) {
        previous = source.addPart(part, previous);
      }
      start = end + 1;
    }
    return source.values;
  }

  /** Reads a properties file in UTF-8. */
  static Map<OptionKey<?>, Object> ofFile(Path file) throws OptionException {
    OptionSource source = new OptionSource(file.toString());
    for (Map.Entry<String, String> entry : ConfigFile.read(file)) {
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
    if (equals < 0 && previous != null && previous.isList() && !isLowerCase(part)) {
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

  private static boolean isLowerCase(String part) {
    for (int i = 0; i < part.length(); i++) {
      if (!Character.isLowerCase(part.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static String givenTwice(OptionKey<?> key) {
    return key.name() + " is given twice" + (key.isList() ? "; write it once, its entries separated by :" : "");
  }

  private OptionException located(String message) {
    return new OptionException(origin.isEmpty() ? message : message + " (in " + origin + ")");
  }
}
